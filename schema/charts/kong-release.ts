// What a release of kong/kong, or of kong/ingress below `gateway`, consists of: names, labels and shapes, as far as another chart can go on with
// them. https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/templates/_helpers.tpl (kong.fullname,
// kong.selectorLabels, kong.service, kong.ingress), .../charts/ingress/values.yaml
import { at, type KubeObject, objectsOf, text } from '../cluster/objects.ts';
import type { StringMap } from '../values/kubernetes.ts';
import { chartDefault } from './defaults.ts';
import { ingressOf, type Say, serviceOf } from './kong-entrance.ts';

type Json = { readonly [key: string]: unknown };

/** The charts with a gateway that this chart can go on with. */
export type KongChart = 'kong/kong' | 'kong/ingress';

export interface KongRelease {
	readonly chart: KongChart;
	readonly release: string;
	/** What the gateway's objects are called. */
	readonly fullname: string;
	/** The namespace in its values, which need not be the release's. */
	readonly namespace: string | null;
	readonly workload: 'Deployment' | 'DaemonSet';
	/** Labels in the selectors of workload and Services. */
	readonly selector: StringMap;
	/** The Service that clients reach; null where it is switched off. */
	readonly service: KubeObject | null;
	/** The Service's Ingress. */
	readonly ingress: KubeObject | null;
	/** The Service of the admin API, and whether it has no address of its own. */
	readonly admin: { readonly name: string; readonly headless: boolean } | null;
	/** Services that this chart has no successor for. */
	readonly others: readonly string[];
	/** The Ingress Controller, in the gateway's pod or in a pod of its own. */
	readonly controller: { readonly inPod: boolean; readonly ingressClass: string } | null;
}

/** Reads merged values; what they do not say is as in kong/kong 3.4.1 and kong/ingress 0.24.0. */
export function kongRelease(user: Json, chart: KongChart, release: string): KongRelease {
	const own = chart === 'kong/ingress' ? ['gateway'] : [];
	const say = (...path: string[]) => {
		const value = at(user, ...own, ...path);
		return value === undefined || value === null ? chartDefault(chart, [...own, ...path]) : value;
	};
	const name = text(say('nameOverride')) || (chart === 'kong/ingress' ? 'gateway' : 'kong');
	const fullname = text(say('fullnameOverride')) || cut(`${release}-${name}`);
	const isOn = (part: string) => say(part, 'enabled') === true && someListener(say, part);
	const [service = null] = isOn('proxy') ? objectsOf([serviceOf(say, fullname)]) : [];
	const hasIngress = service !== null && say('proxy', 'ingress', 'enabled') === true;
	const [ingress = null] = hasIngress ? objectsOf([ingressOf(say, fullname)]) : [];
	return {
		chart,
		release,
		fullname,
		namespace: text(say('namespace')) || null,
		workload: say('deployment', 'daemonset') === true ? 'DaemonSet' : 'Deployment',
		selector: {
			'app.kubernetes.io/name': cut(name),
			'app.kubernetes.io/component': 'app',
			'app.kubernetes.io/instance': release,
		},
		service,
		ingress,
		admin: isOn('admin')
			? {
					name: text(say('admin', 'nameOverride')) || `${fullname}-admin`,
					headless: say('admin', 'type') === 'ClusterIP' && say('admin', 'clusterIP') === 'None',
				}
			: null,
		others: [...otherServices(say)].map((suffix) => `${fullname}-${suffix}`),
		controller: controllerOf(user, chart),
	};
}

/** As the chart cuts names. */
const cut = (name: string) => name.slice(0, 63).replace(/-$/, '');

const someListener = (say: Say, part: string) =>
	say(part, 'http', 'enabled') === true || say(part, 'tls', 'enabled') === true;

function otherServices(say: Say): string[] {
	const enterprise = say('enterprise', 'enabled') === true;
	const plain = (part: string) => say(part, 'enabled') === true && someListener(say, part);
	return [
		...(plain('manager') ? ['manager'] : []),
		...(enterprise && plain('portal') ? ['portal'] : []),
		...(enterprise && plain('portalapi') ? ['portalapi'] : []),
		...(plain('cluster') ? ['cluster'] : []),
		...(plain('clustertelemetry') ? ['clustertelemetry'] : []),
		...(say('udpProxy', 'enabled') === true ? ['udp-proxy'] : []),
	];
}

/** Both charts run the controller unless it is switched off. */
function controllerOf(user: Json, chart: KongChart): KongRelease['controller'] {
	const inPod = chart === 'kong/kong';
	const own = inPod ? [] : ['controller'];
	const isOff =
		at(user, ...own, 'ingressController', 'enabled') === false ||
		(!inPod && at(user, 'controller', 'enabled') === false);
	if (isOff) return null;
	return { inPod, ingressClass: text(at(user, ...own, 'ingressController', 'ingressClass')) || 'kong' };
}
