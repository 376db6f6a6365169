// The nodes of a cluster, as objects of its API.

import { UserError } from '../../readers/user-error.ts';
import type { Api } from './api.ts';

/** Three nodes in three zones, enough for topology spread and a DaemonSet to mean something. */
export const nodeNames = ['node-1', 'node-2', 'node-3'] as const;

/** Creates the nodes; kwok then reports them ready. Addresses are of 198.51.100.0/24 (RFC 5737) and 2001:db8:100::/64. */
export async function createNodes(api: Api): Promise<void> {
	for (const index of nodeNames.keys()) {
		const addresses = [`198.51.100.${index + 1}`, `2001:db8:100::${index + 1}`];
		await createNode(api, index, {
			annotations: { 'kwok.x-k8s.io/node': 'fake' },
			status: { addresses: addresses.map((address) => ({ type: 'InternalIP', address })) },
		});
	}
}

/** What a node has beside its name and place. */
interface NodeFields {
	readonly annotations?: object;
	readonly spec?: object;
	readonly status?: object;
}

/** Creates the node of {@link nodeNames} at `index`, in a zone of its own. */
export async function createNode(
	api: Api,
	index: number,
	{ annotations, spec, status }: NodeFields,
): Promise<void> {
	const name = nodeNames[index];
	const answer = await api.send('POST', '/api/v1/nodes', {
		apiVersion: 'v1',
		kind: 'Node',
		metadata: {
			name,
			annotations,
			labels: {
				'kubernetes.io/hostname': name,
				'kubernetes.io/os': 'linux',
				'kubernetes.io/arch': 'amd64',
				'topology.kubernetes.io/region': 'test',
				'topology.kubernetes.io/zone': `test-${'abc'[index]}`,
			},
		},
		spec,
		status,
	});
	if (answer.status !== 201) {
		throw new UserError(`the API server did not accept node ${name}: ${answer.body.message}`);
	}
}
