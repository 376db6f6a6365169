// What an overlay makes of single values files of users, and what the chart makes of both.
import test from 'ava';
import { parse } from 'yaml';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { isError } from '../../schema/findings/render.ts';
import { checkObjects } from '../check/check-text.ts';
import { kongChart } from '../support/kong-chart.ts';
import { judge as judgeParsed } from '../support/overlay.ts';
import { alb, existingAlb, existingProxy, local, otherNames, proxyProtocol, streams } from './reviewed.ts';

const judge = (block: object, over: string, target: 'kong/kong' | 'kong/ingress' = 'kong/kong') =>
	judgeParsed(block, parse(over), target);

const valuesOf = (block: object, over: string) => judge(block, over).over?.values as JsonObject;

/** The verdict about what the chart makes, and the codes of what is more than a note. */
function verdict(layers: readonly object[]) {
	const known = { loadBalancer: 'aws-nlb-instance', nodes: ['10.0.0.0/16'] };
	const { gateways, findings } = checkObjects(kongChart(layers) as never, known);
	const codes = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
	return { ...gateways[0]?.verdict, codes };
}

const clean = { clientIpPreserved: 'yes', trafficWorks: 'yes', spoofableBy: 'nobody', codes: [] };

const line = '    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"\n';

test('from PROXY to Local: what Helm can clear is cleared, and the annotation has to be deleted', (t) => {
	const { over, findings } = judge(local, existingProxy);
	t.deepEqual(
		findings.filter((finding) => isError(finding, 'print')).map(({ code, path }) => [code, path.at(-1)]),
		[['overlay-delete', 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol']],
	);
	const before = parse(existingProxy);
	t.like(verdict([before, over?.values ?? {}]), { trafficWorks: 'no' }, 'as long as the line is there');
	t.like(verdict([parse(existingProxy.replace(line, '')), over?.values ?? {}]), clean, 'without the line');
	const between = { proxy: { annotations: null } };
	t.like(
		verdict([before, between, over?.values ?? {}]),
		clean,
		'with a file between that takes all annotations away',
	);
	t.deepEqual(
		judge(local, existingProxy.replace(line, '')).findings.filter((one) => isError(one, 'print')),
		[],
	);
});

test('no null is among annotations or labels: Helm would write it, and Helm 3 then drops them all', (t) => {
	for (const over of [existingProxy, existingAlb]) {
		for (const block of [local, proxyProtocol, alb]) {
			const { proxy } = valuesOf(block, over) as {
				proxy: { annotations?: object; ingress?: { annotations?: object } };
			};
			t.false(Object.values({ ...proxy.annotations, ...proxy.ingress?.annotations }).includes(null));
		}
	}
});

test('the annotations of the user stay, and so does the list of extra objects', (t) => {
	const values = valuesOf(local, existingProxy);
	t.like(values, { proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'edge' } } });
	t.false(Object.hasOwn(values, 'extraObjects'), 'it is theirs already');
});

test('from an ALB to PROXY', (t) => {
	const over = valuesOf(proxyProtocol, existingAlb);
	t.like(over, {
		proxy: { tls: { overrideServiceTargetPort: null }, ingress: { enabled: false } },
		env: { port_maps: '80:8000, 443:8443', real_ip_recursive: null, real_ip_header: 'proxy_protocol' },
	});
	// Pods whose addresses are in the trusted range can write a PROXY header, as with this chart.
	t.like(verdict([parse(existingAlb), over]), { ...clean, spoofableBy: 'insider' });
});

test('a setting gets the value of the decision under every name that it has', (t) => {
	t.deepEqual((valuesOf(alb, otherNames) as { env: object; customEnv: object }).customEnv, {
		kong_real_ip_recursive: 'on',
	});
	t.like(valuesOf(alb, otherNames), {
		env: {
			nginx_proxy_real_ip_header: 'X-Forwarded-For',
			TRUSTED_IPS: '10.0.0.0/16',
			proxy_listen: '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 ssl http2 reuseport backlog=16384',
		},
	});
	t.false(Object.hasOwn(valuesOf(alb, otherNames).env as object, 'kong_note'));
});

test('ports: streams speak what the balancer speaks, host ports go, and the Service is there', (t) => {
	t.like(valuesOf(proxyProtocol, streams), {
		proxy: {
			enabled: true,
			http: { hostPort: null, servicePort: 8080 },
			stream: [
				{ containerPort: 9000, servicePort: 9000, parameters: ['ssl', 'proxy_protocol'] },
				{ containerPort: 9001, servicePort: 9001, protocol: 'UDP' },
			],
		},
	});
	const before = streams.replace('[ssl]', '[ssl, proxy_protocol]');
	t.like(valuesOf(local, before), { proxy: { stream: [{ parameters: ['ssl'] }, { protocol: 'UDP' }] } });
});

test('the names of objects are those of theirs', (t) => {
	const gke = {
		clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] },
	};
	t.like(valuesOf(gke, 'fullnameOverride: edge\nextraObjects: [{kind: ConfigMap, metadata: {name: a}}]'), {
		extraObjects: [{ kind: 'ConfigMap' }, { kind: 'BackendConfig', metadata: { name: 'edge' } }],
	});
});

test('objects that the overlay of another method made go; those of the user stay', (t) => {
	const gke = {
		clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] },
	};
	const before = { extraObjects: [{ kind: 'ConfigMap', metadata: { name: 'a' } }] };
	const made = valuesOf(gke, JSON.stringify(before));
	const { over, findings } = judge(local, JSON.stringify({ ...made, ingressController: { enabled: false } }));
	t.deepEqual((over?.values as JsonObject).extraObjects, before.extraObjects as never);
	t.true(findings.some(({ path }) => path.join('.') === 'extraObjects.1'));
});

test('kong/ingress: everything below gateway, paths included', (t) => {
	const { over, findings } = judge(
		local,
		'gateway: {env: {trusted_ips: 0.0.0.0/0}}\ncontroller: {enabled: true}',
		'kong/ingress',
	);
	t.like(over?.values, { gateway: { env: { trusted_ips: null } } });
	t.deepEqual(
		findings.map(({ args }) => args.path),
		['gateway.env.trusted_ips'],
	);
});

test('the certificate, the labels and the families of theirs are part of the decision', (t) => {
	const over =
		'proxy: {ipFamilies: [IPv4, IPv6], ingress: {hostname: a.example, tls: cert, labels: {a: b}, annotations: {alb.ingress.kubernetes.io/ip-address-type: dualstack}}}';
	const both = { clientIp: { ...alb.clientIp, trustedIPs: ['10.0.0.0/16', '2001:db8::/64'] } };
	t.like(valuesOf(both, over), {
		proxy: {
			ipFamilies: ['IPv4', 'IPv6'],
			ipFamilyPolicy: 'RequireDualStack',
			addresses: ['0.0.0.0', '[::]'],
			ingress: {
				hostname: 'a.example',
				labels: { a: 'b' },
				tls: [{ hosts: ['a.example'], secretName: 'cert' }],
			},
		},
	});
});
