// What Application Load Balancers over standalone NEGs have in common. The file holds no entry: it is not named for an id.
import { annotation, gkeAlbEndsHttp, gkeRecursion } from './shared.ts';

/** GKE keeps one NEG per port of the Service, under a name that whoever makes the backend service can rely on. */
export const standaloneNegService = {
	type: 'ClusterIP',
	// Whoever made the balancer may have chosen names and ports.
	suggested: {
		[annotation.neg]: {
			text: '{"exposed_ports":{{ports}}}',
			each: { ports: '"{port}":{"name":"{fullname}-{port}"}' },
		},
	},
} as const;

export const negNotes = [
	'GKE keeps a NEG for each port, named FULLNAME-PORT, in each zone with pods. You make the backend service over it, its health check, URL map, target proxy and forwarding rule, and the firewall rule for the sources of requests and health checks.',
	'GKE keeps the NEG while a backend service uses it, also when the Service is gone: delete the backend service first.',
] as const;

export const negHealthCheck =
	"Made by you: HTTP to Kong's status port on the pod (use a fixed port), path /status/ready.";

/** `alsoTrust` is the entry's own. */
export const negMethods = {
	...gkeAlbEndsHttp,
	httpHeaders: {
		how: 'The balancer ends HTTP and appends the client and its own address to X-Forwarded-For, straight to pods.',
		externalTrafficPolicy: 'Cluster',
		localNote: 'the balancer sends straight to pods',
		targets: 'pods',
		packetSource: 'loadBalancer',
		header: { appends: 'client, load balancer', forwarded: { proto: 'replaces' } },
		recursionNeeded: gkeRecursion,
		needs: [{ what: 'a VPC-native cluster' }],
	},
} as const;

export const negImmutable = [
	{
		text: 'the name of a NEG: GKE makes another, and the backend service still leads to the old one',
		settings: [annotation.neg],
		effect: 'break',
	},
] as const;
