// Charts that look like one that can be read, and are another: by keys that only they have.
import { isMap } from '../text/map.ts';
import { memberOf } from '../text/members.ts';

type Json = { readonly [key: string]: unknown };

interface ForeignChart {
	readonly name: string;
	/** Each alone is enough: a path with dots, and what its text looks like. */
	readonly signs: readonly (readonly [path: string, text?: RegExp])[];
}

/** Each with the values.yaml that has its keys; read 2026-11. */
const foreign: readonly ForeignChart[] = [
	{
		// https://github.com/bitnami/charts/blob/main/bitnami/kong/values.yaml
		name: 'bitnami/kong',
		signs: [
			['image.repository', /^bitnami(legacy|secure)?\/kong$/],
			['kong.extraEnvVars'],
			['kong.extraEnvVarsCM'],
			['service.exposeAdmin'],
			['service.ports.proxyHttp'],
			['service.proxyHttpPort'],
			['useDaemonset'],
		],
	},
	{
		// https://github.com/nginx/kubernetes-ingress/blob/main/charts/nginx-ingress/values.yaml
		name: 'the NGINX Ingress Controller of F5 (nginx-ingress)',
		signs: [
			['controller.image.repository', /\bnginx\/nginx-(plus-)?ingress$/],
			['controller.config.entries'],
			['controller.nginxplus'],
			['controller.nginxReloadTimeout'],
			['controller.nginxStatus'],
			['controller.enableCustomResources'],
			['controller.service.httpPort'],
			['controller.service.httpsPort'],
		],
	},
	{
		// https://github.com/bitnami/charts/blob/main/bitnami/nginx-ingress-controller/values.yaml
		name: 'bitnami/nginx-ingress-controller',
		signs: [['image.repository', /^bitnami(legacy|secure)?\/nginx-ingress-controller$/]],
	},
	{
		// https://github.com/haproxytech/helm-charts/blob/main/kubernetes-ingress/values.yaml
		name: 'the HAProxy Ingress Controller',
		signs: [
			['controller.image.repository', /\bhaproxytech\//],
			['controller.defaultTLSSecret'],
			['controller.logging.traffic'],
		],
	},
	{
		// https://github.com/helm/charts/blob/master/stable/traefik/values.yaml
		name: 'Traefik 1 (stable/traefik)',
		signs: [['ssl.enforced'], ['acme.challengeType'], ['acme.onHostRule'], ['kubernetes.ingressEndpoint']],
	},
	{
		// https://github.com/Kong/kong-operator/blob/main/charts/kong-operator/values.yaml
		name: "the Kong Operator's own chart (kong-operator)",
		signs: [
			['image.repository', /\bkong\/(kong|gateway)-operator(-oss)?$/],
			['env.enable_controller_dataplane'],
			['env.enable_controller_controlplane'],
			['env.enable_controller_gateway'],
			['env.enable_controller_konnect'],
			['global.webhooks.options'],
		],
	},
];

/** The chart of which some keys are, and these keys; null where none is known. */
export function foreignChart(user: Json): { readonly name: string; readonly keys: readonly string[] } | null {
	for (const { name, signs } of foreign) {
		const keys = signs.filter(([path, text]) => isAt(user, path.split('.'), text)).map(([path]) => path);
		if (keys.length > 0) return { name, keys };
	}
	return null;
}

function isAt(value: unknown, [step, ...rest]: readonly string[], text: RegExp | undefined): boolean {
	if (step === undefined) return value !== undefined && (!text || text.test(String(value)));
	return isMap(value) && isAt(memberOf(value, step), rest, text);
}
