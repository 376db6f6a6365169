// Words of annotations that controllers read each in their own way, and peers by network plugin: the verdict and every sentence.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import { adviseText, gatewayText } from './check-text.ts';

const beta = 'service.beta.kubernetes.io';

const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};

interface Case {
	readonly name: string;
	readonly annotations: { readonly [name: string]: string };
	/** Where Kong waits for no PROXY header. */
	readonly plain?: { readonly policy: string };
	readonly circumstances?: Partial<Circumstances>;
	/** Whether the address is preserved and traffic works. */
	readonly is: string;
	/** Errors and warnings: severity, code and text. */
	readonly says: readonly string[];
}

const civo = { 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol': 'send-proxy-v2' };
const network = { nodes: ['10.0.0.5'], pods: ['10.244.0.0/16'] };

const cases: readonly Case[] = [
	{
		name: 'Linode takes v2 in any case of letters',
		annotations: { [`${beta}/linode-loadbalancer-default-proxy-protocol`]: 'V2' },
		is: 'yes yes',
		says: [],
	},
	{
		name: 'OCI takes true in any case of letters',
		annotations: {
			'oci.oraclecloud.com/load-balancer-type': 'nlb',
			'oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled': 'True',
		},
		is: 'yes yes',
		says: [],
	},
	{
		name: 'OCI takes 1 for nothing',
		annotations: {
			'oci.oraclecloud.com/load-balancer-type': 'nlb',
			'oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled': '1',
		},
		is: 'no no',
		says: [
			'error proxy-switched-off: Kong expects a PROXY header on port 80 and 443, but Oracle OCI Network Load Balancer sends none: oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled is "1". Kong closes every connection. Set oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled: "true" on Service/kong-proxy.',
			'error controller-reads: The controller reads only true and false; it ignores "1" and asks for no PROXY header. Write true.',
		],
	},
	{
		name: 'Hetzner refuses off',
		annotations: {
			'load-balancer.hetzner.cloud/location': 'nbg1',
			'load-balancer.hetzner.cloud/uses-proxyprotocol': 'off',
		},
		is: 'no no',
		says: [
			'error controller-refuses: hcloud-cloud-controller-manager gives up on Service/kong-proxy: load-balancer.hetzner.cloud/uses-proxyprotocol is "off" and must be "true" or "false". The load balancer is made or changed only in part, and its address does not get into the status, until this is corrected. What proxy-switched-off says to do mends this, too.',
			'error proxy-switched-off: Kong expects a PROXY header on port 80 and 443, but Hetzner Cloud Load Balancer sends none: load-balancer.hetzner.cloud/uses-proxyprotocol is "off". Kong closes every connection. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/kong-proxy.',
		],
	},
	{
		name: 'Scaleway refuses v2',
		annotations: { [`${beta}/scw-loadbalancer-proxy-protocol-v2`]: 'v2' },
		is: 'no no',
		says: [
			`error controller-refuses: scaleway-cloud-controller-manager gives up on Service/kong-proxy: ${beta}/scw-loadbalancer-proxy-protocol-v2 cannot be read: "v2" is neither a port number nor true, false or *. The load balancer is made or changed only in part, and its address does not get into the status, until this is corrected. Set ${beta}/scw-loadbalancer-proxy-protocol-v2: "true" on Service/kong-proxy.`,
		],
	},
	{
		name: 'STACKIT refuses on',
		annotations: { 'lb.stackit.cloud/tcp-proxy-protocol': 'on' },
		is: 'no no',
		says: [
			'error controller-refuses: cloud-provider-stackit gives up on Service/kong-proxy: lb.stackit.cloud/tcp-proxy-protocol cannot be used: it must be true or false. No load balancer is made, or the one that exists is not changed, until this is corrected. Set lb.stackit.cloud/tcp-proxy-protocol: "true" on Service/kong-proxy.',
		],
	},
	{
		name: 'Linode reads one of two firewalls; a name that begins a sentence stays as it is',
		annotations: {
			[`${beta}/linode-loadbalancer-default-proxy-protocol`]: 'v2',
			[`${beta}/linode-loadbalancer-firewall-id`]: '7',
			[`${beta}/linode-loadbalancer-firewall-acl`]: '{"allowList":{"ipv4":["203.0.113.0/24"]}}',
		},
		is: 'yes yes',
		says: [
			`warning controller-reads: ${beta}/linode-loadbalancer-firewall-id takes precedence: the list is not read.`,
		],
	},
	{
		name: 'Azure leads every port to the nodes by one rule',
		annotations: {
			[`${beta}/azure-load-balancer-internal`]: 'true',
			[`${beta}/azure-load-balancer-enable-high-availability-ports`]: 'true',
		},
		plain: { policy: 'Local' },
		is: 'yes yes',
		says: [],
	},
	{
		name: 'Azure takes on for off',
		annotations: {
			[`${beta}/azure-load-balancer-internal`]: 'true',
			[`${beta}/azure-pls-create`]: 'true',
			[`${beta}/azure-pls-proxy-protocol`]: 'on',
		},
		is: 'no no',
		says: [
			`error proxy-switched-off: Kong expects a PROXY header on port 80 and 443, but Azure Private Link Service sends none: ${beta}/azure-pls-proxy-protocol is "on". Kong closes every connection. Set ${beta}/azure-pls-proxy-protocol: "true" on Service/kong-proxy.`,
			'error controller-reads: Only "true" sets this: with "on" no PROXY header is sent. Write true.',
		],
	},
	{
		name: 'Azure makes a public balancer of True',
		annotations: { [`${beta}/azure-load-balancer-internal`]: 'True' },
		plain: { policy: 'Local' },
		is: 'yes yes',
		says: [
			'error controller-reads: Only the exact word "true" makes the balancer internal: with "True" this balancer is public, but its security rules, which accept the word in upper or lower case, let nobody in from the internet. Write true.',
		],
	},
	{
		name: 'Azure leaves out one port of the Service',
		annotations: { [`${beta}/port_443_no_lb_rule`]: 'true' },
		plain: { policy: 'Local' },
		is: 'partly partly',
		says: [
			`error port-not-served: Azure Standard Load Balancer does not listen on port 443, since cloud-provider-azure leaves this port of the Service out. Remove ${beta}/port_443_no_lb_rule.`,
		],
	},
	{
		name: 'Cilium in tunnel mode speaks from the range of the pods',
		annotations: civo,
		circumstances: { ...network, cni: 'cilium' },
		is: 'no yes',
		says: [
			'error peer-untrusted: Kong does not trust its peer (a node), so it ignores the PROXY header. Set KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
		],
	},
	{
		name: 'Cilium that routes natively speaks from the nodes',
		annotations: civo,
		circumstances: { ...network, cni: 'cilium native' },
		is: 'yes yes',
		says: [],
	},
];

for (const { name, annotations, plain, circumstances, is, says } of cases)
	test(name, (t) => {
		const text = gatewayText({ annotations, env: plain ? {} : proxied, policy: plain?.policy ?? 'Cluster' });
		const { gateways, findings } = adviseText(text, { nodes: ['10.0.0.0/16'], ...circumstances });
		const verdict = gateways[0]?.verdict;
		t.is(`${verdict?.clientIpPreserved} ${verdict?.trafficWorks}`, is);
		const said = findings.filter(({ severity }) => severity !== 'note');
		t.deepEqual(
			said.map((finding) => `${finding.severity} ${finding.code}: ${renderWithHint(finding)}`),
			says,
		);
	});
