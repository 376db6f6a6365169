// The class of a Service whose spec names none: a controller that has taken it leaves its finalizer, and names its balancers in its own way.
import { annotationsOf, at, items, type KubeObject, text } from '../cluster/objects.ts';
import type { Made } from './types.ts';

interface Shown {
	readonly className: string;
	readonly finalizer: string;
	/** Values of the type annotation by which it takes a Service without class. */
	readonly types: readonly string[];
	/** Host names that only it gives; null where another controller has the same. */
	readonly host: RegExp | null;
}

const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';

/**
 * EKS Auto Mode: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
 * AWS Load Balancer Controller: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/model_build_load_balancer.go
 */
const said: readonly Shown[] = [
	{
		className: 'eks.amazonaws.com/nlb',
		finalizer: 'service.eks.amazonaws.com/resources',
		types: [],
		host: null,
	},
	{
		className: 'service.k8s.aws/nlb',
		finalizer: 'service.k8s.aws/resources',
		types: ['external', 'nlb-ip'],
		host: /^k8s-[^.]+\.elb\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
	},
];

/** The class in the spec, or else the one of the controller that has taken the Service; undefined where nothing tells. */
export function classOf(service: KubeObject): string | undefined {
	const { body } = service;
	const given = text(at(body, 'spec', 'loadBalancerClass'));
	if (given !== undefined || at(body, 'spec', 'type') !== 'LoadBalancer') return given;
	const finalizers = items(at(body, 'metadata', 'finalizers'));
	const hosts = items(at(body, 'status', 'loadBalancer', 'ingress')).map(
		(one) => text(at(one, 'hostname')) ?? '',
	);
	if (finalizers.length + hosts.length === 0) return undefined;
	const type = annotationsOf(service)[TYPE] ?? '';
	return (
		said.find(({ finalizer, types }) => finalizers.includes(finalizer) && !types.includes(type)) ??
		said.find(({ host, types }) => !types.includes(type) && hosts.some((one) => host?.test(one)))
	)?.className;
}

/**
 * What is made of the Service as its controller has taken it, with the class that its status or finalizers show.
 * @param make what a controller makes of an object.
 */
export function madeAsTaken(service: KubeObject, make: (object: KubeObject) => Made): Made {
	const className = service.kind === 'Service' ? classOf(service) : undefined;
	const { body } = service;
	if (className === undefined || text(at(body, 'spec', 'loadBalancerClass')) !== undefined)
		return make(service);
	const spec = { ...(at(body, 'spec') as object), loadBalancerClass: className };
	const taken = { ...service, body: { ...(body as object), spec } };
	return replaced(make(taken), taken, service);
}

/** The value with one object in it replaced; what other objects hold stays as it is. */
function replaced<Value>(value: Value, from: unknown, to: unknown): Value {
	if (value === from) return to as Value;
	if (Array.isArray(value)) return value.map((item) => replaced(item, from, to)) as Value;
	if (typeof value !== 'object' || value === null || 'body' in value) return value;
	const entries = Object.entries(value).map(([name, one]) => [name, replaced(one, from, to)]);
	return Object.fromEntries(entries) as Value;
}
