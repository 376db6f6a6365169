// What the records of Application Gateway's controller say of the cluster beside its objects.
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { ControllerRecord } from './recorded.ts';

/** Objects that stand for what a note tells, or for what the records of a controller have in common: none for most controllers. */
export function agicObjects(record: ControllerRecord): KubeObject[] {
	const hasOwnPods = record.objects.includes('kind: Pod') || settingOf(record, 'probe') === 'false';
	return !hasOwnPods ? [kongPod] : [];
}

/** The pod behind the Services of the records, as Kong's chart makes it. */
const kongPod: KubeObject = {
	kind: 'Pod',
	name: 'kong-0',
	namespace: '',
	index: 0,
	body: {
		metadata: { name: 'kong-0', labels: { app: 'kong' } },
		spec: {
			containers: [
				{
					ports: [
						{ name: 'proxy', containerPort: 8000 },
						{ name: 'proxy-tls', containerPort: 8443 },
						{ name: 'status', containerPort: 8100 },
					],
					readinessProbe: { httpGet: { path: '/status/ready', port: 'status', scheme: 'HTTP' } },
				},
			],
		},
	},
};

function settingOf({ balancer, clusterSettings }: ControllerRecord, name: string): unknown {
	const settings = balancer?.other?.['cluster settings'] as { [name: string]: unknown } | undefined;
	return settings?.[name] ?? clusterSettings?.[name];
}

/** Settings that stand for what a note tells: none for most controllers. */
export function agicSettings({ note }: Pick<ControllerRecord, 'note'>): {
	readonly [name: string]: string;
} {
	return {
		// What the gateway has, and which Secrets there are, is in no object.
		...(note.includes('not installed')
			? { sslCertificates: '', sslProfiles: '', trustedRootCertificates: '' }
			: {}),
		...(note.includes('missing Secret') ? { missingSecrets: 'kong-tls' } : {}),
	};
}
