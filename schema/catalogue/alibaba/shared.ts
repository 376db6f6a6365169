// What the Alibaba Cloud entries have in common.
import { findNodes, findPods } from '../shared.ts';
import { page } from '../sources.ts';

const prefix = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer';

export const annotation = {
	proxyProtocol: `${prefix}-proxy-protocol`,
	preserve: `${prefix}-preserve-client-ip`,
	protocolPort: `${prefix}-protocol-port`,
	forwardedProto: `${prefix}-xforwardedfor-proto`,
	hostname: `${prefix}-hostname`,
	addressType: `${prefix}-address-type`,
	zones: `${prefix}-zone-maps`,
	id: `${prefix}-id`,
	checkFlag: `${prefix}-health-check-flag`,
	checkCodes: `${prefix}-health-check-httpcode`,
} as const;

/** Controllers still read the prefix that they had before. */
export const olderProxyProtocol = [
	{ annotation: 'service.beta.kubernetes.io/alicloud-loadbalancer-proxy-protocol', on: 'on' },
] as const;

export const schemes = {
	'internet-facing': { service: { [annotation.addressType]: 'internet' } },
	internal: { service: { [annotation.addressType]: 'intranet' } },
} as const;

export const find = {
	node: findNodes,
	pods: findPods,
	loadBalancer: { command: 'aliyun vpc DescribeVSwitches', note: 'the vSwitches of the balancer' },
} as const;

const repository = 'https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/master';

export const alibabaUsage = {
	title: 'cloud-provider-alibaba-cloud: usage',
	url: `${repository}/docs/usage.md`,
	read: '2026-11',
} as const;

export const alibabaAnnotations = page(
	'cloud-provider-alibaba-cloud: annotations.go',
	`${repository}/pkg/controller/service/reconcile/annotation/annotations.go`,
);

export const code = (file: string) => ({
	title: `cloud-provider-alibaba-cloud: ${file}`,
	url: `${repository}/pkg/controller/service/${file}`,
	read: '2026-11',
});
