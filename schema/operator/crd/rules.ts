// The validation rules (CEL) of the Operator's CRDs, as far as a manifest alone can break them.
// https://github.com/Kong/kong-operator/tree/v2.2.3/config/crd/kong-operator
import { at, items } from '../../cluster/objects.ts';
import {
	CONTAINERS,
	has,
	INGRESS,
	nodePortOfClusterIp,
	OPTIONS,
	proxyImage,
	type Rule,
	withoutDatabase,
} from './option-rules.ts';
import type { Path } from './schema.ts';
import { isOfFirst } from './schemas.ts';

const under =
	(root: Path, rule: Rule): Rule =>
	(spec) =>
		rule(at(spec, ...root)).map((fault) => ({ ...fault, path: [...root, ...fault.path] }));

const onlyKonnect: Rule = (spec) => {
	const extensions = items(at(spec, 'extensions'));
	return extensions.flatMap((one, index) => [
		...(at(one, 'kind') === 'KonnectExtension' &&
		/^(konnect|gateway-operator)\.konghq\.com$/.test(String(at(one, 'group')))
			? []
			: [
					{
						path: ['extensions', index],
						why: 'a DataPlane takes no extension but a KonnectExtension',
						fix: 'Remove it',
					},
				]),
		...(has(one, 'namespace')
			? [
					{
						path: ['extensions', index, 'namespace'],
						why: 'an extension is in the namespace of its DataPlane',
						fix: 'Remove namespace',
					},
				]
			: []),
	]);
};

const ofConfiguration: Rule = (spec) =>
	items(at(spec, 'extensions')).flatMap((one, index) => {
		const full = `${at(one, 'group')}/${at(one, 'kind')}`;
		const known = [
			'konnect.konghq.com/KonnectExtension',
			'gateway-operator.konghq.com/DataPlaneMetricsExtension',
		];
		return known.includes(full)
			? []
			: [
					{
						path: ['extensions', index],
						why: `it takes no extension ${full}`,
						fix: `Write ${known[0]}, in group and kind`,
					},
				];
	});

const konnectOrExtensions: Rule = (spec) =>
	has(spec, 'konnect') && has(spec, 'extensions')
		? [
				{
					path: ['konnect'],
					why: 'it has konnect and extensions, and may have only one of them',
					fix: 'Remove one of them',
				},
			]
		: [];

const mirror: Rule = (spec) => {
	if (!has(spec, 'konnect')) return [];
	const isMirror = at(spec, 'konnect', 'source') === 'Mirror';
	if (isMirror === has(spec, 'konnect', 'mirror')) return [];
	return isMirror
		? [{ path: ['konnect'], why: 'source Mirror needs mirror', fix: 'Set mirror' }]
		: [
				{
					path: ['konnect', 'mirror'],
					why: 'only source Mirror has mirror',
					fix: 'Remove mirror, or set source: Mirror',
				},
			];
};

const nodePortsOfListeners: Rule = (spec) => {
	const type = at(spec, 'dataPlaneOptions', ...INGRESS, 'type');
	if (type === 'LoadBalancer' || type === 'NodePort') return [];
	if (!items(at(spec, 'listenersOptions')).some((one) => has(one, 'nodePort'))) return [];
	return [
		{
			path: ['listenersOptions'],
			why: 'a listener has a nodePort only where dataPlaneOptions.network.services.ingress is there, with type LoadBalancer or NodePort',
			fix: 'Write that block with its type, or remove listenersOptions',
		},
	];
};

const listenersOnce: Rule = (spec) => {
	const listed = items(at(spec, 'listenersOptions'));
	return ['name', 'nodePort'].flatMap((field) => {
		const values = listed.map((one) => at(one, field));
		const index = values.findIndex((value, place) => value !== undefined && values.indexOf(value) < place);
		return index < 0
			? []
			: [
					{
						path: ['listenersOptions', index, field],
						why: `${field} ${values[index]} is there twice`,
						fix: 'Change one of them',
					},
				];
	});
};

const konnectAtGateway: Rule = (spec) =>
	['dataPlaneOptions', 'controlPlaneOptions'].flatMap((block) =>
		items(at(spec, block, 'extensions')).some((one) => at(one, 'kind') === 'KonnectExtension')
			? [
					{
						path: [block, 'extensions'],
						why: 'a KonnectExtension must be in spec.extensions',
						fix: 'Move it there',
					},
				]
			: [],
	);

const controlPlane: Rule = (spec) => {
	const type = at(spec, 'dataplane', 'type');
	const isRef = type === 'ref';
	return [
		...(type === undefined
			? [
					{
						path: ['dataplane'],
						why: 'it has no dataplane.type',
						fix: 'Set dataplane: {type: ref, ref: {name: …}}',
					},
				]
			: []),
		...(isRef && !has(spec, 'ingressClass')
			? [
					{
						path: ['ingressClass'],
						why: 'dataplane.type ref needs ingressClass',
						fix: 'Set ingressClass: kong',
					},
				]
			: []),
		...(isRef && !has(spec, 'dataplane', 'ref')
			? [
					{
						path: ['dataplane'],
						why: 'dataplane.type ref needs dataplane.ref',
						fix: 'Set dataplane.ref.name',
					},
				]
			: []),
	];
};

const controllerImage: Rule = (spec) => {
	const containers = items(at(spec, ...CONTAINERS));
	if (containers.some((one) => at(one, 'name') === 'controller' && has(one, 'image'))) return [];
	return [
		{
			path: ['deployment'],
			why: 'it has no container controller with an image',
			fix: 'Name the container of the controller, with its image',
		},
	];
};

const watched =
	(root: Path): Rule =>
	(spec) => {
		const given = at(spec, ...root, 'watchNamespaces');
		if (given === undefined || (at(given, 'type') === 'list') === has(given, 'list')) return [];
		return [
			{
				path: [...root, 'watchNamespaces'],
				why: 'list belongs to type list, and to no other',
				fix: 'Set type: list with list, or neither',
			},
		];
	};

/** The rules for a kind in a version. */
export function rulesOf(kind: string, version: string | undefined): readonly Rule[] {
	if (kind === 'DataPlane')
		return [proxyImage, withoutDatabase, onlyKonnect, nodePortOfClusterIp, ...OPTIONS];
	if (kind === 'ControlPlane') return [isOfFirst(version) ? controllerImage : controlPlane, watched([])];
	const options = OPTIONS.map((rule) => under(['dataPlaneOptions'], rule));
	const own = isOfFirst(version) ? [konnectAtGateway] : [konnectOrExtensions, mirror];
	return [
		...options,
		...own,
		ofConfiguration,
		nodePortsOfListeners,
		listenersOnce,
		watched(['controlPlaneOptions']),
	];
}
