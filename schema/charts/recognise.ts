// Which chart a values file is for, by keys that only that chart has.
import { isMap } from '../text/map.ts';
import { type SourceChart, sourceCharts } from './source-charts.ts';

/** Keys of the root, and of `gateway` and `controller`, which several charts have. */
const telling: { readonly [chart in SourceChart]: readonly string[] } = {
	'kong/kong': [
		'proxy',
		'ingressController',
		'dblessConfig',
		'admin',
		'postgresql',
		'enterprise',
		'manager',
		'portal',
		'portalapi',
		'udpProxy',
		'migrations',
		'secretVolumes',
		'status',
		'cluster',
		'clustertelemetry',
		'clusterCaSecretName',
		'customEnv',
		'env.trusted_ips',
		'env.real_ip_header',
		'env.real_ip_recursive',
		'env.database',
		'env.role',
		'env.proxy_listen',
	],
	'kong/ingress': [
		'gateway.proxy',
		'gateway.env',
		'gateway.admin',
		'gateway.ingressController',
		'gateway.image',
		'gateway.dblessConfig',
		'gateway.plugins',
		'gateway.replicaCount',
		'gateway.deployment',
		'gateway.autoscaling',
		'gateway.customEnv',
		'controller.ingressController',
		'controller.proxy',
	],
	'ingress-nginx': [
		'controller.config',
		'controller.service',
		'controller.ingressClassResource',
		'controller.ingressClass',
		'controller.kind',
		'controller.hostPort',
		'controller.hostNetwork',
		'controller.publishService',
		'controller.extraArgs',
		'controller.admissionWebhooks',
		'controller.watchIngressWithoutClass',
		'controller.allowSnippetAnnotations',
		'defaultBackend',
	],
	traefik: [
		'ports',
		'service',
		'additionalArguments',
		'globalArguments',
		'providers',
		'ingressRoute',
		'entryPoints',
		'certResolvers',
		'certificatesResolvers',
		'gatewayClass',
		'deployment.kind',
		'deployment.replicas',
	],
};

interface Recognised {
	/** The chart, where it is certain. */
	readonly chart: SourceChart | null;
	/** For each chart that it could be, the keys that say so. */
	readonly hints: { readonly chart: SourceChart; readonly keys: readonly string[] }[];
}

/** Certain where keys of one chart are there, and of no other. */
export function recognise(user: { readonly [key: string]: unknown }): Recognised {
	const hints = sourceCharts
		.map((chart) => ({ chart, keys: telling[chart].filter((path) => has(user, path.split('.'))) }))
		.filter(({ keys }) => keys.length > 0);
	const [only] = hints;
	return { chart: hints.length === 1 && only ? only.chart : null, hints };
}

function has(value: unknown, [step, ...rest]: string[]): boolean {
	if (step === undefined) return true;
	return isMap(value) && Object.hasOwn(value, step) && has(value[step], rest);
}
