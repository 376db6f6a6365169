// The examples of docs/examples/: right values, which both Helms render, and which start and keep the client's address by what `check` says.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'ava';
import { parse, parseAllDocuments } from 'yaml';
import type { Manifest } from '../readers/manifests/rendered.ts';
import { helms } from '../scripts/tools/helm/find.ts';
import { runCommand } from './support/command.ts';
import { chart, type Rendered, renderEach } from './support/helm.ts';

const folder = resolve(import.meta.dirname, '../docs/examples');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const nobody = 'nobody';
const insiders = 'only by pods or hosts inside a trusted range';

/** What manifests do not show of each example, and who can forge an address then: the addresses are those that it names. */
const examples: { readonly [name: string]: readonly [options: string, forgeable: string] } = {
	'aks.yaml': ['--load-balancer aks', nobody],
	'cloudflare.yaml': ['--load-balancer metallb --cdn cloudflare', 'only by other customers of Cloudflare'],
	'digitalocean.yaml': ['', nobody],
	'eks-alb.yaml': ['--balancer-subnets 10.0.0.0/20,10.0.16.0/20', insiders],
	'eks-nlb-proxy-protocol.yaml': ['--nodes 10.0.0.0/16', insiders],
	'eks-nlb.yaml': ['', nobody],
	'gke-gateway.yaml': ['--balancer-subnets 130.211.0.0/22,35.191.0.0/16,203.0.113.10', nobody],
	'gke-pass-through.yaml': ['--load-balancer gke-passthrough', nobody],
	'hetzner.yaml': ['--nodes 10.0.0.0/16 --pods 10.244.0.0/16 --closed-nodes --cni flannel', insiders],
	'ingress-nginx.yaml': ['--balancer-subnets 10.244.0.0/16', insiders],
	'k3s.yaml': ['--load-balancer servicelb', nobody],
	'metallb.yaml': ['--load-balancer metallb', nobody],
	'openshift.yaml': ['--balancer-subnets 10.128.0.0/14', insiders],
};

/** What an example is behind, where its own manifests do not hold it. */
const beside: { readonly [name: string]: string } = {
	'ingress-nginx.yaml': `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
spec:
  selector: { matchLabels: { app: ingress-nginx } }
  template:
    metadata: { labels: { app: ingress-nginx } }
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.15.1
          args: [/nginx-ingress-controller, --controller-class=k8s.io/ingress-nginx, --ingress-class=nginx, --configmap=ingress-nginx/ingress-nginx-controller]
          ports: [{ name: http, containerPort: 80 }, { name: https, containerPort: 443 }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
data: {}
---
apiVersion: v1
kind: Service
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  selector: { app: ingress-nginx }
  ports: [{ name: http, port: 80, targetPort: http }, { name: https, port: 443, targetPort: https }]
`,
};

test('every example is here, and in the table of the page', (t) => {
	const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
	t.deepEqual(files.sort(), Object.keys(examples).sort());
	const page = read('README.md');
	for (const file of [...files, 'gitops/argo-cd.yaml', 'gitops/flux.yaml'])
		t.true(page.includes(`](${file})`), file);
});

for (const [name, [options, forgeable]] of Object.entries(examples)) {
	test(`${name}: valid, without a warning`, async (t) => {
		t.deepEqual(await runCommand(['validate', '-f', join(folder, name)]), {
			code: 0,
			stdout: '',
			stderr: '',
		});
	});

	test(`${name}: both Helms render it, nothing is missing that it starts with, and check has no more than notes`, async (t) => {
		for (const rendered of await renderEach(read(name))) {
			t.true(rendered.ok, rendered.stderr);
			t.deepEqual(missing(rendered), [], rendered.helm.version);
			const args = ['check', '--max-warnings', '0', ...options.split(' ').filter(Boolean)];
			const { code, stdout } = await runCommand(args, {
				input: `${rendered.stdout}\n---\n${beside[name] ?? ''}`,
			});
			t.is(code, 0, stdout);
			t.is(stdout.match(/^ {2}client address {2}preserved; Kong believes: client$/gm)?.length, 1, stdout);
			t.regex(stdout, /^ {2}traffic {9}works$/m);
			t.true(stdout.includes(`\n  can be forged   by ${forgeable}\n`.replace('by only', 'only')), stdout);
			t.notRegex(stdout, /-assumed\]|-unknown\]/);
		}
	});
}

interface PodSpec {
	readonly volumes?: readonly {
		readonly configMap?: { readonly name: string };
		readonly secret?: { readonly secretName: string };
	}[];
}

/** ConfigMaps and Secrets that pods mount and the release does not have: such pods never start. */
function missing({ objects }: Rendered): string[] {
	const there = new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
	return objects
		.flatMap((one) => podOf(one)?.volumes ?? [])
		.flatMap(({ configMap, secret }) => [
			...(configMap ? [`ConfigMap/${configMap.name}`] : []),
			...(secret ? [`Secret/${secret.secretName}`] : []),
		])
		.filter((name) => !there.has(name));
}

const podOf = ({ spec }: Manifest) => (spec as { template?: { spec?: PodSpec } } | undefined)?.template?.spec;

for (const page of ['README.md', 'chart/README.md'])
	test(`${page}: the first example is valid, and starts`, async (t) => {
		const text = readFileSync(resolve(folder, '../..', page), 'utf8');
		const [, values = ''] = /^```yaml\n([^`]+)```$/m.exec(text) ?? [];
		t.regex(values, /^# my-values\.yaml/);
		const said = await runCommand(['validate', '-f', '-'], { input: values });
		t.is(said.code, 0, said.stdout);
		for (const rendered of await renderEach(values)) {
			t.true(rendered.ok, rendered.stderr);
			t.deepEqual(missing(rendered), []);
		}
	});

test('a ConfigMap that nobody makes is seen', async (t) => {
	for (const rendered of await renderEach('dblessConfig: { configMap: my-routes }'))
		t.deepEqual(missing(rendered), ['ConfigMap/my-routes']);
});

test('on OpenShift nothing chooses the user', async (t) => {
	for (const { objects } of await renderEach(read('openshift.yaml')))
		t.false(/"(runAsUser|runAsGroup|fsGroup)":/.test(JSON.stringify(objects)));
});

for (const [file, at] of [
	['gitops/argo-cd.yaml', '/spec/source/helm/valuesObject'],
	['gitops/flux.yaml', '/spec/values'],
] as const) {
	test(`${file}: its values are valid, and check reads it with the chart`, async (t) => {
		const path = join(folder, file);
		t.deepEqual(await runCommand(['validate', '--at', at, '--strict', path]), {
			code: 0,
			stdout: '',
			stderr: '',
		});
		const { helm4 } = await helms();
		const { code, stdout } = await runCommand(['check', '--max-warnings', '0', '--chart', chart, path], {
			env: { PATH: `${dirname(helm4.path)}:${process.env.PATH}` },
		});
		t.is(code, 0, stdout);
		t.regex(stdout, /client address {2}preserved; Kong believes: client\n/);
	});
}

test('Argo CD and Flux get the chart of this version from the registry to which the release pushes it', (t) => {
	const { version } = parse(readFileSync(join(chart, 'Chart.yaml'), 'utf8')) as { version: string };
	const { spec } = parse(read('gitops/argo-cd.yaml')) as {
		spec: { source: { [key: string]: string } };
	};
	// Argo CD takes a registry without its scheme: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
	t.is(`${spec.source.repoURL}/${spec.source.chart}`, 'ghcr.io/kong-client-ip/charts/kong-client-ip');
	t.is(spec.source.targetRevision, version);
	const [source] = parseAllDocuments(read('gitops/flux.yaml')).map(
		(document) => document.toJS() as { spec: { url: string; ref: { tag: string } } },
	);
	t.deepEqual(source?.spec.ref, { tag: version });
	t.is(source?.spec.url, 'oci://ghcr.io/kong-client-ip/charts/kong-client-ip');
});
