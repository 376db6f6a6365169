// How kwok plays nodes and pods: they turn ready at once, and no program runs in them.
import { stringify } from 'yaml';

const now = '{{ Now | Quote }}';
const absent = (key: string) => ({ key, operator: 'DoesNotExist' });
const present = (key: string) => ({ key, operator: 'Exists' });
const one = (key: string, value: string) => ({ key, operator: 'In', values: [value] });

const deleted = '.metadata.deletionTimestamp';
const readiness = '.status.conditions.[] | select( .type == "Ready" ) | .status';

const nodeReady = `phase: Running
conditions:
{{ range NodeConditions }}
- {type: {{ .type | Quote }}, status: {{ .status | Quote }}, reason: {{ .reason | Quote }}, message: {{ .message | Quote }}, lastHeartbeatTime: ${now}, lastTransitionTime: ${now}}
{{ end }}
allocatable: {cpu: "64", memory: 256Gi, pods: "1000"}
capacity: {cpu: "64", memory: 256Gi, pods: "1000"}
`;

const containers = (state: string): string => `containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, restartCount: 0, ${state}}
{{ end }}
`;

const podRunning = `phase: Running
startTime: ${now}
hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
{{ $v4 := PodIPWith .spec.nodeName (or .spec.hostNetwork false) (or .metadata.uid "") (or .metadata.name "") (or .metadata.namespace "") }}
podIP: {{ $v4 | Quote }}
{{ $part := splitList "." $v4 }}
podIPs:
- ip: {{ $v4 | Quote }}
- ip: {{ printf "fd00:10:244::%s:%s" (index $part 2) (index $part 3) | Quote }}
conditions:
${['Initialized', 'Ready', 'ContainersReady']
	.map((type) => `- {type: ${type}, status: "True", lastTransitionTime: ${now}}\n`)
	.join('')}${containers(`ready: true, started: true, state: {running: {startedAt: ${now}}}`)}`;

const ended = `{terminated: {exitCode: 0, reason: Completed, startedAt: ${now}, finishedAt: ${now}}}`;
const podSucceeded = `phase: Succeeded
${containers(`ready: false, started: false, state: ${ended}`)}`;

/**
 * The text of kwok's configuration file. kwok brings no stages of its own.
 *
 * A pod of `helm test` succeeds, though nothing ran: otherwise `helm test` and chart-testing would wait for it in
 * vain. Such a success proves that the pod was admitted, not what its script found.
 */
export function kwokConfiguration(): string {
	return [
		stage('Node', 'node-ready', [{ key: readiness, operator: 'NotIn', values: ['True'] }], {
			statusTemplate: nodeReady,
		}),
		stage('Pod', 'pod-starts', [absent(deleted), absent('.status.podIP')], { statusTemplate: podRunning }),
		stage(
			'Pod',
			'test-pod-succeeds',
			[
				absent(deleted),
				one('.metadata.annotations["helm.sh/hook"]', 'test'),
				one('.status.phase', 'Running'),
			],
			{ statusTemplate: podSucceeded },
		),
		stage('Pod', 'pod-ends', [present(deleted)], { finalizers: { empty: true }, delete: true }),
	]
		.map((document) => stringify(document, { lineWidth: 0 }))
		.join('---\n');
}

function stage(kind: 'Node' | 'Pod', name: string, matchExpressions: unknown[], next: unknown): unknown {
	return {
		apiVersion: 'kwok.x-k8s.io/v1alpha1',
		kind: 'Stage',
		metadata: { name },
		spec: { resourceRef: { apiGroup: 'v1', kind }, selector: { matchExpressions }, next },
	};
}
