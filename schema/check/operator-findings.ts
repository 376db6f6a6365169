// What is found in resources of the Kong Operator before its pods are: what is refused, given up, or dropped.
import { at, items, type KubeObject, text, titleOf } from '../cluster/objects.ts';
import { fieldPlace } from '../cluster/places.ts';
import { ownedByClientIp } from '../findings/values/settings/owned-variables.ts';
import type { Dropped, Operated, Problem } from '../operator/types.ts';
import { finding } from './object-findings.ts';
import type { ObjectFinding } from './types.ts';

export function operatorFindings({ made, problems, dropped }: Operated): ObjectFinding[] {
	const configurations = new Set(made.flatMap(({ sources }) => sources.configurations));
	return [...problems.map(ofProblem), ...dropped.map(ofDropped), ...[...configurations].flatMap(besideProxy)];
}

const CONTAINERS = [
	'spec',
	'dataPlaneOptions',
	'deployment',
	'podTemplateSpec',
	'spec',
	'containers',
] as const;

/** Settings of the gateway that stand in another container: the Operator adds `proxy` beside it. */
function besideProxy(object: KubeObject): ObjectFinding[] {
	return items(at(object.body, ...CONTAINERS)).flatMap((container, index) => {
		const name = text(at(container, 'name')) ?? '';
		const env = items(at(container, 'env')).map((one) => text(at(one, 'name')) ?? '');
		const first = env.findIndex((variable) => Object.hasOwn(ownedByClientIp, variable));
		if (name === 'proxy' || first < 0) return [];
		const place = fieldPlace(object, ...CONTAINERS, index, 'env', first);
		return [finding('operator-other-container', place, { variable: env[first] ?? '', container: name })];
	});
}

function ofProblem({ about, of, object, path, why, fix }: Problem): ObjectFinding {
	const code = about === 'object' ? 'object-refused' : 'operator-makes-nothing';
	return finding(code, fieldPlace(object, ...path), { object: titleOf(of), why, fix });
}

/** What to do about fields that users know from elsewhere. */
const ways: { readonly [field: string]: string } = {
	ports: 'Name the ports as listeners of the Gateway',
	loadBalancerClass:
		'Choose the load balancer by its annotations, where it has such, or make a Service of your own for the pods',
	loadBalancerSourceRanges:
		'Name the ranges in the annotation of the load balancer, where it has one, or in a NetworkPolicy',
	kind: 'The Operator makes Deployments only: spread the pods with topologySpreadConstraints',
	daemonSet: 'The Operator makes Deployments only: spread the pods with topologySpreadConstraints',
	daemonset: 'The Operator makes Deployments only: spread the pods with topologySpreadConstraints',
	ipFamilies: "The Operator's Service has the families that the cluster gives by default",
	ipFamilyPolicy: "The Operator's Service has the families that the cluster gives by default",
	trafficDistribution: 'Version 2.3 of the Operator has it',
	internalTrafficPolicy: 'Version 2.3 of the Operator has it',
};

function ofDropped({ object, path, by }: Dropped): ObjectFinding {
	const field = String(path.at(-1));
	const isUnknown = by === 'schema';
	const way = Object.hasOwn(ways, field) ? String(ways[field]) : 'Remove it, or correct its name';
	return finding('operator-field-dropped', fieldPlace(object, ...path), {
		why: isUnknown
			? `${object.kind} has no field ${field}`
			: `The conversion of ${object.kind} from v1beta1 to v2beta1 loses ${field}`,
		object: titleOf(object),
		way: isUnknown ? way : 'Write the object in version v2beta1',
	});
}
