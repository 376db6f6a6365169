// What overlay makes of a block for kong/kong, import makes into a block with the same both ends.
import test from 'ava';
import type { LoadBalancerId } from '../../schema/catalogue/index.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues } from '../../schema/import/import.ts';
import { overlayFullname, overlayOf } from '../../schema/overlay/overlay.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { type Decision, decide } from '../../schema/validate/decide.ts';

/** Blocks that validate accepts, with the id that annotations alone do not tell. */
const blocks: readonly (readonly [clientIp: object, proxy: object, said?: LoadBalancerId])[] = [
	[{}, {}],
	[{ strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] }, {}],
	[{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] }, {}],
	[
		{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'], httpHeaders: { recursive: false } },
		{ type: 'NodePort', http: { nodePort: 30080 } },
	],
	[{ loadBalancer: 'aws-nlb-instance' }, {}],
	[
		{ loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16', 'fd00::/8'] },
		{},
	],
	[{ loadBalancer: 'aws-nlb-ip', scheme: 'internal' }, {}],
	[{ loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] }, {}],
	[{ loadBalancer: 'aws-nlb-intree' }, { annotations: { team: 'edge' } }],
	[{ loadBalancer: 'aws-eks-auto-nlb' }, {}],
	[
		{ loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] },
		{ loadBalancerSourceRanges: ['192.0.2.0/24'] },
	],
	[{ loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'], forwardedHeaders: 'strip' }, {}],
	[
		{ loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/20'] },
		{ ingress: { hostname: 'a.example', path: '/x' } },
	],
	[{ loadBalancer: 'aws-alb-instance', trustedIPs: ['10.0.0.0/20'], scheme: 'internal' }, {}],
	[{ loadBalancer: 'aks', scheme: 'internal' }, {}],
	[{ loadBalancer: 'aks' }, {}, 'aks'],
	[{ loadBalancer: 'aks', cdn: 'cloudflare' }, {}, 'aks'],
	[{ loadBalancer: 'aks-private-link', trustedIPs: ['10.224.0.0/16'] }, {}],
	[{ loadBalancer: 'aks-appgw', trustedIPs: ['10.225.0.0/24'] }, {}],
	[{ loadBalancer: 'gke-passthrough', scheme: 'internal' }, {}],
	[{ loadBalancer: 'gke-passthrough-weighted' }, {}],
	[
		{ loadBalancer: 'gke-alb-external', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] },
		{},
		'gke-alb-external',
	],
	[{ loadBalancer: 'gke-gateway-global', trustedIPs: ['130.211.0.0/22', '203.0.113.9/32'] }, {}],
	[{ loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'], hostname: 'kong.example.com' }, {}],
	[{ loadBalancer: 'digitalocean-regional', trustedIPs: ['10.0.0.0/16'], hostname: 'kong.example.com' }, {}],
	[{ loadBalancer: 'scaleway', trustedIPs: ['10.0.0.0/16'] }, {}],
	[{ loadBalancer: 'oci-nlb' }, {}],
	[{ loadBalancer: 'oci-lb', trustedIPs: ['10.0.0.0/16'] }, {}],
	[{ loadBalancer: 'linode', trustedIPs: ['192.168.255.0/24'] }, {}],
	[{ loadBalancer: 'linode', trustedIPs: ['192.168.255.0/24'], proxyProtocol: { version: 1 } }, {}],
	[{ loadBalancer: 'upcloud', trustedIPs: ['10.0.0.0/16'] }, {}, 'upcloud'],
	[{ loadBalancer: 'host-port' }, {}],
	[{ loadBalancer: 'metallb' }, { loadBalancerIP: '192.0.2.7', ipFamilies: ['IPv4', 'IPv6'] }, 'metallb'],
	[{ loadBalancer: 'nodeport-haproxy', trustedIPs: ['192.0.2.10'] }, {}, 'nodeport-haproxy'],
];

const bothEnds = ({ service, ingress, gateway, objects, environment, situation }: Decision) => ({
	service,
	ingress,
	gateway,
	objects,
	environment,
	daemonset: situation.daemonset,
});

for (const [clientIp, proxy, said] of blocks) {
	test(`there and back: ${JSON.stringify(clientIp)} ${JSON.stringify(proxy)}`, (t) => {
		const values = { clientIp, proxy };
		const before = decide(values, 'kong');
		t.deepEqual(
			checkValues(values, 'kong').findings.filter(({ code }) =>
				/missing|refused|shape|unknown|conflict/.test(code),
			),
			[],
		);
		const { values: other } = overlayOf(
			decide(values, 'kong', overlayFullname('kong/kong', 'kong')),
			'kong/kong',
		);
		const imported = importValues(
			{ ingressController: { enabled: false }, ...other },
			'kong/kong',
			{ loadBalancer: said ?? null, strategy: null, release: null },
			(made) => checkValues(made, 'kong').findings,
		);
		const after = valuesOf(imported.parts ?? []);
		t.deepEqual(bothEnds(decide(after, 'kong')), bothEnds(before));
		const again = decide(after, 'kong', overlayFullname('kong/kong', 'kong'));
		t.deepEqual(overlayOf(again, 'kong/kong').values, other);
	});
}
