// What a plan prints: every headline, title, step and fate word for word.
import test from 'ava';
import { fates, headlines, steps, titles } from '../../schema/plan/messages.ts';
import { planText } from '../../schema/plan/text.ts';
import type { Naming } from '../../schema/plan/types.ts';
import { planOf } from '../support/plan.ts';

const trustedIPs = ['10.0.0.0/16'];
const of = (loadBalancer: string, strategy: string) => ({
	clientIp: {
		loadBalancer,
		strategy,
		...(strategy === 'none' || strategy === 'externalTrafficPolicy' ? {} : { trustedIPs }),
	},
});
const local = { externalTrafficPolicy: 'Local' };
const headersFrom = (...ranges: string[]) => ({ clientIp: { strategy: 'httpHeaders', trustedIPs: ranges } });
const proxyFrom = (...ranges: string[]) => ({ clientIp: { strategy: 'proxyProtocol', trustedIPs: ranges } });
const nlbIp = 'aws-nlb-ip';

interface Sample {
	readonly from: object;
	readonly to: object;
	readonly how?: Partial<Naming>;
	/** Lines that stand in it, however they are wrapped. */
	readonly says: readonly string[];
}

const samples: readonly Sample[] = [
	{ from: {}, to: {}, says: ['Nothing differs.'] },
	{
		from: {},
		to: { replicaCount: 7, inCluster: { labels: { a: 'b' } } },
		says: [
			'No setting that the client address depends on differs. Other values differ: inCluster.labels, replicaCount.',
		],
	},
	{
		from: {},
		to: { env: { log_level: 'debug' } },
		says: [
			'One upgrade is enough: at no moment is a client worse off than before or after it.',
			'Kong KONG_LOG_LEVEL: (none) -> debug',
			'In one upgrade 1. Upgrade, and wait until the balancer has changed too. $ helm upgrade kong ./chart -f new.yaml --wait',
			'2. Check that Kong gets the address: kong-client-ip check finds no error, and helm test passes. $ kubectl get deploy,ds,svc,ingress,cm -l app.kubernetes.io/instance=kong -o yaml | kong-client-ip check $ helm test kong',
		],
	},
	{
		from: of('aks', 'externalTrafficPolicy'),
		to: of('aks', 'none'),
		says: ['Check that Kong answers: helm test passes. $ helm test kong'],
	},
	{
		from: of('aws-alb-ip', 'none'),
		to: of('aws-alb-ip', 'httpHeaders'),
		how: { release: 'edge', to: ["it's here.yaml", 'b.yaml'] },
		says: [String.raw`$ helm upgrade edge ./chart -f 'it'\''s here.yaml' -f b.yaml --wait`],
	},
	{
		from: { proxy: local },
		to: { proxy: local, ...headersFrom('10.0.0.0/16') },
		says: [
			'Upgrade in the order below: at no moment is a client worse off than before or after it.',
			'During one upgrade - the load balancer new, Kong old: Kong mistakes the load balancer for the client. In every other state no client is worse off.',
			'In steps 1. Upgrade, and wait until the balancer has changed too. $ helm upgrade kong ./chart -f new.yaml --wait 2. The chart does not set up what is in front of Kong. Change it yourself, to what the new values expect: The balancer, configured by you, ends HTTP and appends to the header, which Kong believes from trustedIPs. 3. ',
		],
	},
	{
		from: { ...headersFrom('10.9.0.0/24'), proxy: local },
		to: headersFrom('10.0.0.0/16', '10.9.0.0/24'),
		says: [
			'1. Upgrade a part: Kong as in the new values, the rest as before. Wait until this has taken effect. between.yaml: proxy: externalTrafficPolicy: Local $ helm upgrade kong ./chart -f new.yaml -f between.yaml --wait',
			'2. Upgrade the rest, and wait until the balancer has changed too.',
		],
	},
	{
		from: proxyFrom('10.0.0.0/16'),
		to: proxyFrom('10.1.0.0/16'),
		says: [
			'1. Trust both the old ranges and the new ones.',
			'2. Send traffic through the proxies in 10.1.0.0/16, and no longer through those in 10.0.0.0/16.',
		],
	},
	{
		from: of(nlbIp, 'externalTrafficPolicy'),
		to: of(nlbIp, 'proxyProtocol'),
		says: [
			'An upgrade in place causes an interruption or wrong addresses for a short time.',
			'- the load balancer new, Kong old: Kong answers 400.',
			'- Kong new, the load balancer old: port 80 by IPv4: Kong closes the connection; port 443 by IPv4: the connection is reset.',
			'Without interruption: a second release beside the first 1. Install the second release. It gets no traffic yet. $ helm install kong-2 ./chart -f new.yaml --wait',
			'3. Point the DNS name to the address of the new Service kong-2-proxy. Wait until no client uses the old one, at least for the TTL of the name.',
			'4. Uninstall the first release. $ helm uninstall kong --wait',
			'In place, with the interruption above 1. Upgrade,',
		],
	},
	{
		from: of('aws-nlb-instance', 'proxyProtocol'),
		to: of('aws-nlb-instance', 'externalTrafficPolicy'),
		says: [
			'Kong closes the connection, and a client can choose the address in a PROXY header of its own',
			"- the nodes new, the load balancer and Kong old: the balancer's health checks fail.",
			'1. Check that every node to which the balancer sends has a ready pod. $ kubectl get pods -l app.kubernetes.io/instance=kong -o wide',
		],
	},
	{
		from: {},
		to: headersFrom('10.0.0.0/16'),
		says: ['Kong mistakes a node for the client, and a client can choose the address in a header.'],
	},
	{
		from: {},
		to: { proxy: { http: { containerPort: 8010 } } },
		says: ['port 80 by IPv4: nothing listens there; port 443 by IPv4: Kong sees the client.'],
	},
	{
		from: {},
		to: { proxy: { http: { containerPort: 8100 } }, status: { http: { containerPort: 8000 } } },
		says: ['port 80 by IPv4: another server of Kong answers;'],
	},
	{
		from: of('metallb', 'externalTrafficPolicy'),
		to: of('aws-nlb-intree', 'externalTrafficPolicy'),
		says: [
			'An upgrade in place is not possible: a part of the change is refused.',
			'Uninstall first: there is no traffic until the new balancer exists, with another address 1. Uninstall the release, and its balancer with it. $ helm uninstall kong --wait 2. Install it again, and point the DNS name to the new address. $ helm install kong ./chart -f new.yaml --wait',
		],
	},
	{
		from: of('aws-alb-ip', 'httpHeaders'),
		to: { clientIp: { ...of('aws-alb-ip', 'httpHeaders').clientIp, scheme: 'internal' } },
		says: [
			'In place, with the interruption above 1. Upgrade, and wait until the balancer has changed too. $ helm upgrade kong ./chart -f new.yaml --wait 2. Look up the new address of the balancer, and point the DNS name to it. 3. Check that Kong gets the address:',
		],
	},
	{
		from: of('host-port', 'externalTrafficPolicy'),
		to: { ...of('host-port', 'externalTrafficPolicy'), env: { log_level: 'debug' } },
		says: [
			'Install the second release on other nodes (nodeSelector): two pods cannot hold the same host port. It gets no traffic yet.',
		],
	},
	{
		from: of('nodeport-haproxy', 'httpHeaders'),
		to: of('nodeport-haproxy', 'proxyProtocol'),
		says: [
			'Let your load balancer send to the new Service too. Once that works, remove the old Service from it.',
		],
	},
	{
		from: { fullnameOverride: 'gw', proxy: { http: { nodePort: 30080 }, healthCheckNodePort: 32101 } },
		to: {
			fullnameOverride: 'gw',
			proxy: { http: { nodePort: 30080 }, healthCheckNodePort: 32101, ipFamilies: ['IPv6'] },
		},
		says: [
			'$ helm install kong-2 ./chart -f new.yaml --set fullnameOverride=gw-2 --set proxy.http.nodePort=null --set proxy.healthCheckNodePort=null --wait',
			'the new Service gw-2-proxy.',
		],
	},
	{
		from: {},
		to: { env: { log_level: 'debug' } },
		how: { embedded: true },
		says: [
			'1. Upgrade, and wait until the balancer has changed too. The values are inside another file: upgrade the chart that contains them.',
		],
	},
];

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

for (const { from, to, how, says } of samples) {
	test(`from ${JSON.stringify(from)} to ${JSON.stringify(to)}${how ? `, ${JSON.stringify(how)}` : ''}`, (t) => {
		const text = planText(planOf(from, to, how));
		for (const sentence of says)
			t.true(onOneLine(text).includes(sentence), `${sentence}\n\nis not in\n\n${text}`);
		t.notRegex(text, /undefined|\[object|\{[a-z]\w*\}/);
		for (const line of text.split('\n').filter((one) => !one.startsWith('     $ ')))
			t.true(line.length <= 80, line);
	});
}

test('every text of the table is in a sample', (t) => {
	const said = samples.flatMap((sample) => sample.says);
	for (const text of [headlines, titles, steps, fates].flatMap((table) => Object.values<string>(table))) {
		const shape = new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+'));
		t.true(
			said.some((one) => shape.test(one)),
			text,
		);
	}
});
