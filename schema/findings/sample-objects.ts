// Objects for samples: a Kong as kong/kong's chart makes it, the Service in front of it, and an Ingress in front of that. A sample says only
// what is special about its own.

type Texts = { readonly [name: string]: string };

const labels = { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/instance': 'kong' };

export interface KongParts {
	readonly kind?: 'Deployment' | 'DaemonSet' | 'StatefulSet';
	readonly image?: string;
	/** Over the chart's own. An object is a `valueFrom`; null leaves the variable out. */
	readonly env?: { readonly [name: string]: string | { readonly valueFrom: object } | null };
	/** Labels of the pods, beside those that the Service selects. */
	readonly labels?: Texts;
	/** Annotations of the pods. */
	readonly annotations?: Texts;
	/** Further fields of the container `proxy`, and of the pod. */
	readonly container?: object;
	readonly pod?: object;
	/** Further fields of the workload's spec. */
	readonly spec?: object;
	readonly name?: string;
	readonly namespace?: string;
}

/** The workload `kong` with its container `proxy`: HTTP at 8000, TLS at 8443, the status at 8100. */
export function kong(parts: KongParts = {}): object {
	const { kind = 'Deployment', image = 'kong:3.9', name = 'kong', namespace } = parts;
	const env: NonNullable<KongParts['env']> = {
		KONG_DATABASE: 'off',
		KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 http2 ssl',
		KONG_STATUS_LISTEN: '0.0.0.0:8100',
		...parts.env,
	};
	const container = {
		name: 'proxy',
		image,
		env: Object.entries(env).flatMap(([name, value]) => {
			if (value === null) return [];
			return [typeof value === 'string' ? { name, value } : { name, ...value }];
		}),
		ports: [
			{ name: 'proxy', containerPort: 8000 },
			{ name: 'proxy-tls', containerPort: 8443 },
			{ name: 'status', containerPort: 8100 },
		],
		readinessProbe: { httpGet: { path: '/status/ready', port: 'status' } },
		...parts.container,
	};
	return {
		apiVersion: 'apps/v1',
		kind,
		metadata: { name, ...(namespace ? { namespace } : {}) },
		spec: {
			selector: { matchLabels: labels },
			template: {
				metadata: { labels: { ...labels, ...parts.labels }, annotations: parts.annotations ?? {} },
				spec: { containers: [container], ...parts.pod },
			},
			...parts.spec,
		},
	};
}

/** Settings of a Kong whose listeners expect a PROXY header, and that believes it from these ranges. */
export function readsProxy(trusted: string): Texts {
	return {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 http2 ssl proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: trusted,
	};
}

/** Settings of a Kong that reads X-Forwarded-For of these ranges, with recursion. */
export function readsForwardedFor(trusted: string): Texts {
	return {
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
		KONG_TRUSTED_IPS: trusted,
	};
}

export interface ServiceParts {
	readonly name?: string;
	readonly type?: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	readonly annotations?: Texts;
	/** Over the fields that it has; `ports` may replace 80 → 8000 and 443 → 8443. */
	readonly spec?: object;
	readonly status?: object;
	readonly namespace?: string;
}

/** The Service `kong-proxy`, of type LoadBalancer unless the sample says otherwise. */
export function service(parts: ServiceParts = {}): object {
	const { name = 'kong-proxy', type = 'LoadBalancer', annotations = {}, namespace } = parts;
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, annotations, ...(namespace ? { namespace } : {}) },
		spec: {
			type,
			selector: labels,
			ports: [
				{ name: 'kong-proxy', port: 80, targetPort: 8000 },
				{ name: 'kong-proxy-tls', port: 443, targetPort: 8443 },
			],
			...parts.spec,
		},
		...(parts.status ? { status: parts.status } : {}),
	};
}

/** Spec of a Service that keeps the source of packets. */
export const local = { externalTrafficPolicy: 'Local' } as const;

export interface IngressParts {
	readonly className?: string;
	readonly annotations?: Texts;
	readonly spec?: object;
	readonly namespace?: string;
}

/** The Ingress `edge`, which sends everything to port 80 of the Service `kong-proxy`. */
export function ingress({ className, annotations = {}, spec, namespace }: IngressParts): object {
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: { name: 'edge', annotations, ...(namespace ? { namespace } : {}) },
		spec: {
			...(className ? { ingressClassName: className } : {}),
			defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
			...spec,
		},
	};
}

/** An Ingress of AWS Load Balancer Controller, whose Application Load Balancer sends to pods. */
export function alb(annotations: Texts = {}): object {
	const target = { 'alb.ingress.kubernetes.io/target-type': 'ip' };
	return ingress({ className: 'alb', annotations: { ...target, ...annotations } });
}

/** Spec of a Service with these ports: name, port, and where it leads. */
export function ports(
	...all: readonly (readonly [name: string, port: number, targetPort: number | string])[]
) {
	return { ports: all.map(([name, port, targetPort]) => ({ name, port, targetPort })) };
}

/** Begins the names of annotations of Services on AWS. */
export const aws = 'service.beta.kubernetes.io/aws-load-balancer';

/** Annotations by which AWS Load Balancer Controller makes an NLB of a Service, and more of them. */
export function nlb(targets: 'ip' | 'instance', more: Texts = {}): Texts {
	return {
		[`${aws}-type`]: 'external',
		[`${aws}-nlb-target-type`]: targets,
		[`${aws}-scheme`]: 'internet-facing',
		...more,
	};
}

/** Circumstances in which nothing but the gateway itself is in question. */
export const behindMetallb = { loadBalancer: 'metallb' } as const;

/** kube-vip, with these environment variables. */
export const kubeVip = (env: { readonly [name: string]: string }) => ({
	apiVersion: 'apps/v1',
	kind: 'DaemonSet',
	metadata: { name: 'kube-vip', namespace: 'kube-system' },
	spec: {
		template: {
			spec: {
				containers: [
					{
						name: 'kube-vip',
						image: 'ghcr.io/kube-vip/kube-vip:v1.0.0',
						env: Object.entries(env).map(([name, value]) => ({ name, value })),
					},
				],
			},
		},
	},
});
