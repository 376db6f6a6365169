// The Ingress Controller of the source: it stays in a release of Kong's chart, and finds this gateway by the names of its Services.
// https://github.com/Kong/charts/blob/main/charts/kong/templates/_helpers.tpl (kong.adminSvc, kong.controller-publish-service),
// https://github.com/Kong/charts/blob/main/charts/ingress/values.yaml
import { isMap } from '../../text/map.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import type { Reader } from '../reader.ts';
import type { ImportFinding, Json, Part } from '../types.ts';

type KongChart = 'kong/kong' | 'kong/ingress';

/** What a controller needs of this chart, and what its own release must say. */
export interface ControllerSide {
	readonly parts: readonly Part[];
	readonly findings: readonly ImportFinding[];
}

/** What is set in the release of the controller, beside what it says already. */
const settings: { readonly [chart in KongChart]: (name: string) => string } = {
	'kong/ingress': () => 'gateway.enabled: false',
	'kong/kong': (name) =>
		`deployment.kong.enabled: false, ingressController.gatewayDiscovery.enabled: true, ingressController.gatewayDiscovery.generateAdminApiService: true and proxy.nameOverride: ${name}-proxy`,
};

/**
 * Both charts run the controller unless it is switched off.
 * @param release the name of the controller's release; null where the user does not say it.
 */
export function controllerSide(
	user: Json,
	reader: Reader,
	chart: KongChart,
	release: string | null,
): ControllerSide {
	const at: ValuePath = chart === 'kong/ingress' ? ['controller'] : ['ingressController'];
	const block = user[String(at[0])];
	if (!runsController(user, chart))
		return { parts: foundFromElsewhere(reader, chart, release), findings: [] };
	reader.skip('fullnameOverride');
	const name = nameOf(block, chart) ?? `${release ?? 'kong'}-gateway`;
	const comment = `the controller looks for ${name}-admin`;
	const path = block === undefined ? null : at;
	const args = {
		chart,
		path: path ? pathText(path) : `${pathText(at)} (on by default)`,
		settings: settings[chart](name) + sameNames(reader, chart, name),
		name,
		release: release === null ? ' That fits release kong; give the name of another with --release.' : '',
	};
	return {
		parts: [
			{ path: ['fullnameOverride'], value: name, from: [], comment },
			{ path: ['admin', 'enabled'], value: true, from: [], comment: 'by it the controller configures Kong' },
		],
		findings: [{ code: 'import-controller', args, path }, ...replaced(reader, name)],
	};
}

/** What a controller of another release needs, where the source has an admin Service for one: without an address of its own, over TLS alone. */
function foundFromElsewhere(reader: Reader, chart: KongChart, release: string | null): Part[] {
	const admin = (...path: string[]): unknown => reader.peek('admin', ...path);
	const isForOne =
		admin('enabled') === true && admin('clusterIP') === 'None' && admin('http', 'enabled') !== true;
	if (chart !== 'kong/kong' || !isForOne) return [];
	for (const key of ['enabled', 'type', 'clusterIP']) reader.skip('admin', key);
	const name = `${release ?? 'kong'}-kong`;
	const comment = `the controller of another release looks for ${name}-admin${release === null ? ', if this one is called kong: --release names it' : ''}`;
	const own = reader.peek('fullnameOverride');
	const named: Part[] =
		typeof own === 'string' && own !== ''
			? []
			: [{ path: ['fullnameOverride'], value: name, from: [], comment }];
	return [...named, { path: ['admin', 'enabled'], value: true, from: [reader.at('admin', 'enabled')] }];
}

/** `installCRDs` and the like beside it switch nothing off. */
function runsController(user: Json, chart: KongChart): boolean {
	if (chart === 'kong/ingress') {
		const { controller } = user;
		if (!isMap(controller)) return true;
		const { enabled, ingressController } = controller;
		return enabled !== false && !(isMap(ingressController) && ingressController.enabled === false);
	}
	const { ingressController, env } = user;
	if (isMap(ingressController) && ingressController.enabled !== undefined)
		return ingressController.enabled === true;
	// A data plane has its routes from a control plane.
	return ingressController !== undefined || !(isMap(env) && env.role === 'data_plane');
}

/** By the Service for which the controller is set to look, where this chart can name it so. */
function nameOf(block: unknown, chart: KongChart): string | null {
	const side = chart === 'kong/ingress' && isMap(block) ? block.ingressController : block;
	const discovery = isMap(side) ? side.gatewayDiscovery : null;
	const service = isMap(discovery) ? discovery.adminApiService : null;
	const name = isMap(service) ? service.name : null;
	return typeof name === 'string' && name.endsWith('-admin') ? name.slice(0, -'-admin'.length) : null;
}

/** A name of the user's own that gives way to the one for which the controller looks. */
function replaced(reader: Reader, name: string): ImportFinding[] {
	const own = reader.peek('fullnameOverride');
	if (typeof own !== 'string' || own === '' || own === name) return [];
	const path = reader.at('fullnameOverride');
	const why = `The controller finds the gateway by the name ${name}.`;
	return [{ code: 'import-not-needed', args: { path: pathText(path), why }, path }];
}

/** Two releases in a namespace cannot make objects of one name. */
function sameNames(reader: Reader, chart: KongChart, name: string): string {
	return chart === 'kong/kong' && reader.peek('fullnameOverride') === name
		? ', and remove fullnameOverride, which names the objects of both releases alike'
		: '';
}
