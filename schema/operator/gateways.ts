// Which Gateways the Operator serves, with which configuration, or why it does not.
// https://github.com/Kong/kong-operator/blob/v2.2.3/controller/gateway/controller.go
import { isLive } from '../cluster/live.ts';
import { at, type KubeObject, text } from '../cluster/objects.ts';
import { listenerFaults } from './crd/listeners.ts';
import { CONTROLLER, GROUP } from './defaults.ts';
import { listenersOf, unaccepted } from './listeners.ts';
import type { Problem } from './types.ts';

/** A Gateway of the Operator's with its configurations, the Gateway's own first. */
export interface Served {
	readonly gateway: KubeObject;
	readonly configurations: readonly KubeObject[];
	readonly problems: readonly Problem[];
}

type Lookup = (kind: string, name: string | undefined, namespace: string) => KubeObject | undefined;

/** Objects by kind and name; a namespace that one side leaves away counts as the same. */
export function lookupIn(objects: readonly KubeObject[]): Lookup {
	const byName = new Map<string, KubeObject[]>();
	for (const one of objects) {
		const key = `${one.kind}/${one.name}`;
		const same = byName.get(key);
		if (same) same.push(one);
		else byName.set(key, [one]);
	}
	return (kind, name, namespace) => {
		const found = byName.get(`${kind}/${name}`) ?? [];
		return (
			found.find((one) => one.namespace === namespace) ??
			found.find((one) => one.namespace === '' || namespace === '')
		);
	};
}

/** All Gateways whose class is the Operator's. */
export function servedGateways(objects: readonly KubeObject[], lookup: Lookup): readonly Served[] {
	return objects.flatMap((gateway) => {
		if (gateway.kind !== 'Gateway') return [];
		const ofClass = lookup('GatewayClass', text(at(gateway.body, 'spec', 'gatewayClassName')), '');
		if (!ofClass || at(ofClass.body, 'spec', 'controllerName') !== CONTROLLER) return [];
		return [served(gateway, ofClass, lookup)];
	});
}

function served(gateway: KubeObject, ofClass: KubeObject, lookup: Lookup): Served {
	const refused = listenerFaults(at(gateway.body, 'spec')).map(
		({ path, why, fix }): Problem => ({
			outcome: 'refused',
			about: 'object',
			of: gateway,
			object: gateway,
			path: ['spec', ...path],
			why,
			fix,
		}),
	);
	const nothing = { gateway, configurations: [], problems: refused };
	if (refused.length > 0) return nothing;
	const listeners = listenersOf(at(gateway.body, 'spec'));
	const faults = listeners.flatMap((one, index): Problem[] => {
		const said = unaccepted(one, listeners);
		return said ? [{ ...givesUp(gateway, gateway, ['spec', 'listeners', index]), ...said }] : [];
	});
	if (faults.length > 0) return { ...nothing, problems: faults };
	const own = referred(
		gateway,
		gateway,
		['spec', 'infrastructure', 'parametersRef'],
		gateway.namespace,
		lookup,
	);
	const namespace = text(at(ofClass.body, 'spec', 'parametersRef', 'namespace'));
	const shared = referred(gateway, ofClass, ['spec', 'parametersRef'], namespace, lookup);
	return {
		gateway,
		configurations: [own, shared].flatMap(({ found }) => found ?? []),
		problems: [own, shared].flatMap(({ problem }) => problem ?? []),
	};
}

const givesUp = (gateway: KubeObject, object: KubeObject, path: Problem['path']) =>
	({ outcome: 'error', about: 'gateway', of: gateway, object, path }) as const;

interface Referred {
	readonly found?: KubeObject;
	readonly problem?: Problem;
}

function referred(
	gateway: KubeObject,
	object: KubeObject,
	path: readonly string[],
	namespace: string | undefined,
	lookup: Lookup,
): Referred {
	const reference = at(object.body, ...path);
	if (reference === undefined || reference === null) return {};
	const problem = { ...givesUp(gateway, object, path) };
	const [group, kind, name] = ['group', 'kind', 'name'].map((field) => text(at(reference, field)));
	if ((group ?? GROUP) !== GROUP || kind !== 'GatewayConfiguration')
		return {
			problem: {
				...problem,
				why: `parametersRef of ${object.kind}/${object.name} names no GatewayConfiguration of the group ${GROUP}`,
				fix: `Write group: ${GROUP} and kind: GatewayConfiguration`,
			},
		};
	if (!namespace && object.kind === 'GatewayClass')
		return {
			problem: {
				...problem,
				why: `parametersRef of ${object.kind}/${object.name} has no namespace`,
				fix: 'Write the namespace of the GatewayConfiguration',
			},
		};
	const found = lookup('GatewayConfiguration', name, namespace ?? '');
	if (found) return { found };
	return {
		problem: {
			...problem,
			why: `GatewayConfiguration/${name}, which parametersRef of ${object.kind}/${object.name} names, is not in the input`,
			fix: 'Add it to the input, or correct the name and the namespace',
		},
	};
}

/** Configurations of which nothing is made, as no Gateway of the Operator's uses them. */
export function unusedConfigurations(
	objects: readonly KubeObject[],
	served: readonly Served[],
	lookup: Lookup,
): readonly Problem[] {
	const used = new Set(served.flatMap(({ configurations }) => configurations));
	const isSaid = served.some(
		({ problems, configurations }) => problems.length > 0 && configurations.length === 0,
	);
	if (isSaid) return [];
	const classes = referring(objects, 'GatewayClass', ['spec']);
	const gateways = referring(objects, 'Gateway', ['spec', 'infrastructure']);
	return objects
		.filter((one) => one.kind === 'GatewayConfiguration' && !used.has(one) && !isLive(one))
		.map((one) => ({
			...givesUp(one, one, ['metadata', 'name']),
			...whyUnused(one, classes, gateways, lookup),
		}));
}

/** The first object of a kind that names a configuration, by the name of that. */
function referring(objects: readonly KubeObject[], kind: string, path: readonly string[]) {
	const found = objects.filter((one) => one.kind === kind);
	return new Map(
		found.toReversed().map((one) => [text(at(one.body, ...path, 'parametersRef', 'name')) ?? '', one]),
	);
}

type Referring = ReadonlyMap<string, KubeObject>;

function whyUnused({ name }: KubeObject, classes: Referring, gateways: Referring, lookup: Lookup) {
	const ofClass = classes.get(name);
	const gateway = gateways.get(name);
	const className = text(at(gateway?.body, 'spec', 'gatewayClassName'));
	const known = ofClass ?? lookup('GatewayClass', className, '');
	const controller = at(known?.body, 'spec', 'controllerName');
	if (known && controller !== CONTROLLER)
		return {
			why: `the controller of GatewayClass/${known.name} is ${controller}, and not the Operator`,
			fix: `Write controllerName: ${CONTROLLER}, or use another class`,
		};
	if (gateway)
		return {
			why: `GatewayClass/${className} of Gateway/${gateway.name} is not in the input`,
			fix: 'Add it to the input',
		};
	if (ofClass)
		return {
			why: `the input has no Gateway of the class ${ofClass.name}`,
			fix: 'Add the Gateway to the input',
		};
	return {
		why: 'no GatewayClass or Gateway in the input names it in parametersRef',
		fix: 'Add its GatewayClass and its Gateway to the input',
	};
}
