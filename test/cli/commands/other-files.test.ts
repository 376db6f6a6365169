// Files of other tools where values are expected: what the message calls them, and how to get the values out.
import test from 'ava';
import { runCommand } from '../../support/command.ts';

const terraform = `variable "region" {}

resource "helm_release" "kong" {
  name   = "kong"
  values = [yamlencode({ proxy = { type = "LoadBalancer" } })]
}
`;
const helmfile = `releases:
  - name: kong
    chart: kong/kong
    values:
      - proxy: {type: {{ .Values.type }}}
`;
const objects = `apiVersion: v1
kind: Service
metadata: {name: a}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: b}
`;
const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: kong}
spec:
  values: {ingressController: {enabled: false}, proxy: {type: LoadBalancer}}
---
${objects}`;

const inTerraform =
	'<stdin> is Terraform, not YAML. Save what its helm_release has in values as values.yaml, and give that file; terraform show prints the values of a release that exists.';
const inHelmfile =
	'<stdin> is a Helmfile with templates. Let it write the values, and give the file that it made for the release: helmfile write-values';

for (const [what, args, input, message] of [
	['Terraform', ['import', '-'], terraform, inTerraform],
	['Terraform', ['explain', '-'], terraform, inTerraform],
	['Terraform', ['overlay', '--for', 'kong/kong', '-'], terraform, inTerraform],
	['a Helmfile with templates', ['import', '-'], helmfile, inHelmfile],
	['a Helmfile with templates', ['explain', '-'], helmfile, inHelmfile],
	[
		'a Helmfile with values in files',
		['import', '-'],
		'releases:\n  - {name: kong, chart: kong/kong, values: [kong.yaml, kong-prod.yaml]}\n',
		'<stdin> is a Helmfile and holds no values of a chart itself. Give the files that it names for the release: kong.yaml, kong-prod.yaml.',
	],
	[
		'a list of objects',
		['import', '-'],
		'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: admissionregistration.k8s.io/v1\n    kind: ValidatingWebhookConfiguration\n    metadata: {name: kong}\n    webhooks: [{name: a, clientConfig: {service: {name: kong, namespace: kong}}}]\n',
		'<stdin> is of kind List and holds no values of a chart. Give the files with the values, or what helm get values RELEASE -o yaml prints.',
	],
	[
		'a table of kubectl',
		['import', '-'],
		'NAME   READY   STATUS\nkong   1/1     Running\n',
		'<stdin> is a table of kubectl, and holds no values of a chart. Give the values file, or what helm get values RELEASE -o yaml prints.',
	],
	[
		'several objects',
		['import', '-'],
		objects,
		'<stdin> is of kinds Service and ConfigMap and holds no values of a chart. Give the files with the values, or what helm get values RELEASE -o yaml prints.',
	],
	[
		'a HelmRelease before other objects',
		['import', '-'],
		release,
		'<stdin> is of kind HelmRelease, and its values are at /spec/values. Give --at /spec/values.',
	],
] as const) {
	test(`${args[0]} is given ${what}: exit 2, and what to do`, async (t) => {
		const { code, stdout, stderr } = await runCommand(args, { input });
		t.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: `kong-client-ip: ${message}\n` });
	});
}

test('with --at the values of a HelmRelease before other objects are found', async (t) => {
	const { code, stdout } = await runCommand(['import', '-', '--at', '/spec/values'], { input: release });
	t.not(code, 2);
	t.regex(stdout, /^clientIp:\n/m);
});
