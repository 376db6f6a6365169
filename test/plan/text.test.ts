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
			'No setting differs that the client address depends on. Other values differ: inCluster.labels, replicaCount.',
		],
	},
	{
		from: {},
		to: { env: { log_level: 'debug' } },
		says: [
			'One upgrade will do: meanwhile no client is worse off than before or afterwards.',
			'Kong KONG_LOG_LEVEL: (none) -> debug',
			'In one upgrade 1. Upgrade, and wait until the balancer has followed too. $ helm upgrade kong ./chart -f new.yaml --wait',
			'2. See that Kong gets the address: the check finds no error, and helm test passes. $ kubectl get deploy,ds,svc,ingress,cm -l app.kubernetes.io/instance=kong -o yaml | kong-client-ip check $ helm test kong',
		],
	},
	{
		from: of('aks', 'externalTrafficPolicy'),
		to: of('aks', 'none'),
		says: ['See that Kong answers: helm test passes. $ helm test kong'],
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
			'In the order below no client is worse off meanwhile than before or afterwards.',
			'Meanwhile, in one upgrade - the load balancer new, Kong old: Kong takes the load balancer for the client. In every other state no client is worse off.',
			'In steps 1. Upgrade, and wait until the balancer has followed too. $ helm upgrade kong ./chart -f new.yaml --wait 2. What stands before Kong is not set by the chart. Change it yourself, to what the new values take for granted: The balancer, configured by you, ends HTTP and appends to the header, which Kong believes from trustedIPs. 3. ',
		],
	},
	{
		from: { ...headersFrom('10.9.0.0/24'), proxy: local },
		to: headersFrom('10.0.0.0/16', '10.9.0.0/24'),
		says: [
			'1. Upgrade a part: Kong as in the new values, the rest as it was. Wait until they have followed. between.yaml: proxy: externalTrafficPolicy: Local $ helm upgrade kong ./chart -f new.yaml -f between.yaml --wait',
			'2. Upgrade the rest, and wait until the balancer has followed too.',
		],
	},
	{
		from: proxyFrom('10.0.0.0/16'),
		to: proxyFrom('10.1.0.0/16'),
		says: [
			'1. Trust both, what is trusted now and what will be.',
			'2. Let calls come from 10.1.0.0/16, and none any more from 10.0.0.0/16.',
		],
	},
	{
		from: of(nlbIp, 'externalTrafficPolicy'),
		to: of(nlbIp, 'proxyProtocol'),
		says: [
			'Not in place without a break, or a wrong address, for a while.',
			'- the load balancer new, Kong old: Kong answers 400.',
			'- Kong new, the load balancer old: port 80 by IPv4: Kong closes the connection; port 443 by IPv4: the connection is reset.',
			'Without a break: a second release beside the first 1. Install the second release. Nobody calls it yet. $ helm install kong-2 ./chart -f new.yaml --wait',
			'3. Move the name to the address of the new Service kong-2-proxy. Wait until nobody calls the old one any more, at least for the TTL of the name.',
			'4. Take the first release away. $ helm uninstall kong --wait',
			'In place, with the break above 1. Upgrade,',
		],
	},
	{
		from: of('aws-nlb-instance', 'proxyProtocol'),
		to: of('aws-nlb-instance', 'externalTrafficPolicy'),
		says: [
			'Kong closes the connection, and a client can choose the address in a PROXY header of its own',
			"- the nodes new, the load balancer and Kong old: the balancer's health checks fail.",
			'1. See that every node to which the balancer sends has a ready pod. $ kubectl get pods -l app.kubernetes.io/instance=kong -o wide',
		],
	},
	{
		from: {},
		to: headersFrom('10.0.0.0/16'),
		says: ['Kong takes a node for the client, and a client can choose the address in a header.'],
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
			'Not on what exists: a part of it is refused.',
			'Uninstall first: nobody is served until the new balancer is there, at another address 1. Take the release away, with its balancer. $ helm uninstall kong --wait 2. Install it anew, and move the name to the new address. $ helm install kong ./chart -f new.yaml --wait',
		],
	},
	{
		from: of('aws-alb-ip', 'httpHeaders'),
		to: { clientIp: { ...of('aws-alb-ip', 'httpHeaders').clientIp, scheme: 'internal' } },
		says: [
			'In place, with the break above 1. Upgrade, and wait until the balancer has followed too. $ helm upgrade kong ./chart -f new.yaml --wait 2. See which address the balancer has now, and lead the name there. 3. See that Kong gets the address:',
		],
	},
	{
		from: of('host-port', 'externalTrafficPolicy'),
		to: { ...of('host-port', 'externalTrafficPolicy'), env: { log_level: 'debug' } },
		says: [
			'Install the second release on other nodes (nodeSelector): two pods cannot hold one host port. Nobody calls it yet.',
		],
	},
	{
		from: of('nodeport-haproxy', 'httpHeaders'),
		to: of('nodeport-haproxy', 'proxyProtocol'),
		says: ['Have your load balancer send to the new Service too, and no more to the old one once it works.'],
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
			'1. Upgrade, and wait until the balancer has followed too. The values sit inside another file: do it with the chart that holds them.',
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

test('every text of the table stands in a sample', (t) => {
	const said = samples.flatMap((sample) => sample.says);
	for (const text of [headlines, titles, steps, fates].flatMap((table) => Object.values<string>(table))) {
		const shape = new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+'));
		t.true(
			said.some((one) => shape.test(one)),
			text,
		);
	}
});
