// What the Kong Operator makes of its resources: pods and Services, or why not. Held against records of the Operator's own code in
// test/operator/.
import { annotationsOf, at, items, type KubeObject, text } from '../cluster/objects.ts';
import { rulesOf } from './crd/rules.ts';
import { take } from './crd/schema.ts';
import { specOf } from './crd/schemas.ts';
import { dataPlaneName, dataPlaneSpec, mergedSpecs } from './data-plane.ts';
import { deploymentBody } from './deployment.ts';
import { deploymentFaults } from './faults.ts';
import { lookupIn, type Served, servedGateways, unusedConfigurations } from './gateways.ts';
import { konnectOf } from './konnect.ts';
import { madeObject } from './made-object.ts';
import { ofDeployment } from './origins.ts';
import { gone, problemOf, refusedOf, unknownListener } from './problems.ts';
import { adminService, ingressService, selectorOf } from './service.ts';
import { isOperators, type Stored, stored } from './stored.ts';
import type { DataPlane, Made, Operated, Problem, Sources } from './types.ts';

/** @param objects all that the input holds, of any kind. */
export function operated(objects: readonly KubeObject[]): Operated {
	if (!objects.some((one) => isOperators(one) || one.kind === 'GatewayClass'))
		return { made: [], problems: [], dropped: [] };
	const store = stored(objects);
	const lookup = lookupIn(objects);
	const served = servedGateways(objects, lookup);
	const isOwned = ownedBy(objects);
	const planes = objects
		.filter((one) => one.kind === 'DataPlane' && isOperators(one) && store.specOf(one) !== undefined)
		.filter((one) => !isOwned(one))
		.map(ofUser(store));
	const results = [
		...served.filter(({ gateway }) => !isOwned(gateway)).map((one) => ofGateway(one, store)),
		...planes,
	].map((one) => ('spec' in one ? madeOf(one, objects) : one));
	return {
		made: results.flatMap(({ made }) => made ?? []),
		problems: [
			...store.problems,
			...results.flatMap(({ problems }) => problems),
			...unusedConfigurations(objects, served, lookup),
		],
		dropped: store.dropped,
	};
}

interface Result {
	readonly made?: Made;
	readonly problems: readonly Problem[];
}

/** Whether what the Operator made of an object is in the input itself. */
function ownedBy(objects: readonly KubeObject[]): (root: KubeObject) => boolean {
	const made = objects.filter(({ kind }) => kind === 'DataPlane' || kind === 'Deployment');
	const owners = new Set(
		made.flatMap(({ body, namespace }) =>
			items(at(body, 'metadata', 'ownerReferences')).map(
				(owner) => `${at(owner, 'kind')}/${namespace}/${at(owner, 'name')}`,
			),
		),
	);
	// A Deployment whose DataPlane is not in the input names the Gateway by a label only.
	const labelled = new Set(
		made.flatMap(({ body, namespace }) => {
			const labels = at(body, 'spec', 'template', 'metadata', 'labels');
			const name = text(at(labels, 'gateway.networking.k8s.io/gateway-name'));
			const isOfPlane = items(at(body, 'metadata', 'ownerReferences')).some(
				(one) => at(one, 'kind') === 'DataPlane',
			);
			return name !== undefined && isOfPlane ? [`Gateway/${namespace}/${name}`] : [];
		}),
	);
	return ({ kind, namespace, name }) =>
		owners.has(`${kind}/${namespace}/${name}`) || labelled.has(`${kind}/${namespace}/${name}`);
}

const ofUser =
	(store: Stored) =>
	(root: KubeObject): DataPlane => ({
		sources: { root, configurations: [] },
		name: root.name,
		title: root.name,
		namespace: root.namespace,
		annotations: annotationsOf(root),
		spec: store.specOf(root),
	});

function ofGateway({ gateway, configurations, problems }: Served, store: Stored): DataPlane | Result {
	const sources: Sources = { root: gateway, configurations };
	const specs = configurations.map(store.specOf);
	// A configuration that is refused does not exist, and that is said already.
	if (problems.length > 0 || specs.includes(undefined)) return { problems };
	const merged = mergedSpecs(specs);
	const unknown = unknownListener(sources, merged);
	if (unknown) return { problems: [unknown] };
	const written = take(specOf('DataPlane', undefined) ?? { is: 'any' }, dataPlaneSpec(gateway, merged));
	const faults = [
		...written.faults,
		...rulesOf('DataPlane', undefined).flatMap((rule) => rule(written.value)),
	];
	if (faults.length > 0) return { problems: faults.map((fault) => refusedOf(sources, fault, written.value)) };
	return {
		sources,
		name: dataPlaneName(gateway),
		title: gateway.name,
		namespace: gateway.namespace,
		annotations: {},
		spec: written.value,
	};
}

function madeOf(plane: DataPlane, objects: readonly KubeObject[]): Result {
	const problem = problemOf(plane, objects);
	if (problem) return { problems: [problem] };
	const deployment = deploymentBody(plane, konnectOf(plane, objects));
	const faults = deploymentFaults(deployment);
	if (faults.length > 0)
		return {
			problems: faults.map(({ path, why, fix }) => ({
				...gone(plane, 'refused'),
				...ofDeployment(plane.sources, deployment, path),
				why,
				fix,
			})),
		};
	const selector = selectorOf(plane) ?? {};
	const services = [ingressService(plane, selector), adminService(plane, selector)];
	return {
		problems: [],
		made: {
			sources: plane.sources,
			deployment: madeObject(plane.sources, deployment),
			services: services.map((one) => madeObject(plane.sources, one)),
		},
	};
}
