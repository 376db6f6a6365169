// Why the API server refuses the Deployment that the Operator writes.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
import { at, items } from '../cluster/objects.ts';
import type { Fault, Path } from './crd/schema.ts';

const TEMPLATE: Path = ['spec', 'template'];
const CONTAINERS: Path = [...TEMPLATE, 'spec', 'containers'];
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc', 'sleep'];

/** Paths are those of the Deployment. */
export function deploymentFaults(body: unknown): readonly Fault[] {
	const volumes = items(at(body, ...TEMPLATE, 'spec', 'volumes')).map((one) => at(one, 'name'));
	const containers = items(at(body, ...CONTAINERS));
	return [
		...labelFaults(body),
		...containers.flatMap((container, index) => {
			const path = [...CONTAINERS, index];
			return [
				...handlerFaults(container, path),
				...envFaults(container, path),
				...portFaults(container, path),
				...mountFaults(container, path, volumes),
			];
		}),
	];
}

function labelFaults(body: unknown): readonly Fault[] {
	const labels = at(body, ...TEMPLATE, 'metadata', 'labels');
	const wanted = Object.entries((at(body, 'spec', 'selector', 'matchLabels') ?? {}) as object);
	return wanted
		.filter(([name, value]) => at(labels, name) !== value)
		.map(([name]) => ({
			path: [...TEMPLATE, 'metadata', 'labels', name],
			why: `the Deployment finds its pods by the label ${name}, and they would have another value`,
			fix: `Remove the label ${name}`,
		}));
}

/** What has one handler: with another beside the Operator's own the API server refuses the Deployment. */
const HANDLED: readonly Path[] = [
	['readinessProbe'],
	['livenessProbe'],
	['startupProbe'],
	['lifecycle', 'preStop'],
	['lifecycle', 'postStart'],
];

function handlerFaults(container: unknown, path: Path): readonly Fault[] {
	return HANDLED.flatMap((handled) => {
		const given = HANDLERS.filter((name) => at(container, ...handled, name) !== undefined);
		if (given.length < 2) return [];
		const own = handled[0] === 'lifecycle' ? 'exec' : 'httpGet';
		const other = given.find((name) => name !== own) ?? '';
		return [
			{
				path: [...path, ...handled, other],
				why: `the Operator's ${handled.at(-1)} has ${own}, and with ${other} beside it the API server refuses the Deployment`,
				fix: `Write ${own} instead of ${other}`,
			},
		];
	});
}

function envFaults(container: unknown, path: Path): readonly Fault[] {
	const env = items(at(container, 'env'));
	const both = env.findIndex((one) => at(one, 'value') !== undefined && at(one, 'valueFrom') !== undefined);
	if (both < 0) return [];
	const name = at(env[both], 'name');
	return [
		{
			path: [...path, 'env', both],
			why: `${name} has both value and valueFrom in the Deployment that the Operator writes`,
			fix: `Set ${name} in one way, in one configuration`,
		},
	];
}

function portFaults(container: unknown, path: Path): readonly Fault[] {
	const ports = items(at(container, 'ports'));
	const names = ports.map((one) => at(one, 'name'));
	const twice = names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
	if (twice >= 0)
		return [
			{
				path: [...path, 'ports', names.indexOf(names[twice])],
				why: `two container ports have the name ${names[twice]}, which the Operator gives to one of its own`,
				fix: 'Give the port another name',
			},
		];
	const long = names.findIndex((name) => String(name ?? '').length > 15);
	if (long < 0) return [];
	const why = `the name of the container port ${names[long]} has more than 15 characters`;
	return [{ path: [...path, 'ports', long, 'name'], why, fix: 'Write a shorter name' }];
}

function mountFaults(container: unknown, path: Path, volumes: readonly unknown[]): readonly Fault[] {
	const mounts = items(at(container, 'volumeMounts'));
	return mounts.flatMap((one, index) => {
		const name = at(one, 'name');
		if (volumes.includes(name)) return [];
		const why = `it mounts the volume ${name}, and there is none of that name`;
		return [{ path: [...path, 'volumeMounts', index], why, fix: `Add ${name} to the volumes` }];
	});
}
