// Which provider's cluster values are for, by what is in them beside the Service: labels of nodes, identities, registries, objects.
// Each is a domain of the provider's own: https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity,
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html,
// https://learn.microsoft.com/azure/aks/workload-identity-overview, https://docs.digitalocean.com/products/kubernetes/details/managed/
import { isMap } from '../../text/map.ts';
import type { ValuePath } from '../../text/path.ts';
import type { Json } from '../types.ts';

export interface Evidence {
	/** As the catalogue has it. */
	readonly provider: string;
	readonly path: ValuePath;
}

const signs: readonly (readonly [provider: string, sign: RegExp])[] = [
	[
		'Google',
		/(^|[./])(cloud\.google\.com|gke\.io)\/|^kubernetes\.io\/ingress\.(global|regional)-static-ip-name$|-docker\.pkg\.dev\//,
	],
	[
		'AWS',
		/\.ecr\.[\w-]+\.amazonaws\.com\/|\beks\.amazonaws\.com\/|^alb\.ingress\.kubernetes\.io\/|\.k8s\.aws\/|^arn:aws/,
	],
	['Azure', /\.azurecr\.io\/|\bkubernetes\.azure\.com\/|\bazure\.workload\.identity\//],
	['DigitalOcean', /^registry\.digitalocean\.com\/|\bdoks\.digitalocean\.com\//],
	['Oracle', /\.ocir\.io\/|\boci\.oraclecloud\.com\//],
	['Alibaba', /\.aliyuncs\.com\/|\balibabacloud\.com\//],
	['Scaleway', /\bk8s\.scaleway\.com\/|\.scw\.cloud\//],
	['Linode', /\blke\.linode\.com\//],
	['Vultr', /\bvke\.vultr\.com\//],
	['Hetzner', /\b(csi|load-balancer|node)\.hetzner\.cloud\//],
	['Huawei', /\.myhuaweicloud\.com\//],
	['Tencent', /\.tencentyun\.com\/|\.tencentcloudcr\.com\//],
];

/** The provider of which the values speak; null where they speak of none, or of several. */
export function providerEvidence(user: Json): Evidence | null {
	const found = [...evidenceIn(user, [])];
	const [first] = found;
	return first && found.every(({ provider }) => provider === first.provider) ? first : null;
}

function* evidenceIn(value: unknown, path: ValuePath): Generator<Evidence> {
	if (typeof value === 'string') yield* signOf(value, path);
	const members: [string | number, unknown][] = Array.isArray(value)
		? value.map((item, index) => [index, item])
		: isMap(value)
			? Object.entries(value)
			: [];
	for (const [name, member] of members) {
		if (typeof name === 'string') yield* signOf(name, [...path, name]);
		yield* evidenceIn(member, [...path, name]);
	}
}

function* signOf(text: string, path: ValuePath): Generator<Evidence> {
	if (text.length > 1000) return;
	for (const [provider, sign] of signs) if (sign.test(text)) yield { provider, path };
}
