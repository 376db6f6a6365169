// Why the Operator, or the API server behind it, makes nothing of a data plane.
import { at, items, type KubeObject, text } from '../cluster/objects.ts';
import { denied } from './crd/admission.ts';
import type { Fault, Path } from './crd/schema.ts';
import { SELECTOR } from './defaults.ts';
import { unseenSource } from './env-from.ts';
import { imageFault } from './image.ts';
import { extensionOf } from './konnect.ts';
import { containerFor, ofOptions } from './origins.ts';
import { hidingLabel, selectorOf } from './service.ts';
import type { DataPlane, Problem, Sources } from './types.ts';

/** Options of a listener that the Gateway does not have. */
export function unknownListener(sources: Sources, configuration: unknown): Problem | null {
	const names = items(at(sources.root.body, 'spec', 'listeners')).map((one) => at(one, 'name'));
	const options = items(at(configuration, 'listenersOptions'));
	const index = options.findIndex((one) => !names.includes(at(one, 'name')));
	const object = sources.configurations.find(
		({ body }) => at(body, 'spec', 'listenersOptions') !== undefined,
	);
	if (index < 0 || !object) return null;
	const name = at(options[index], 'name');
	return {
		outcome: 'error',
		about: 'gateway',
		of: sources.root,
		object,
		path: ['spec', 'listenersOptions', index, 'name'],
		why: `listenersOptions names the listener ${name}, which Gateway/${sources.root.name} does not have`,
		fix: `Write the name of one of its listeners: ${names.join(', ')}`,
	};
}

/** The DataPlane that the Operator writes is refused for what the user's objects say together. */
export function refusedOf(sources: Sources, { path, why, fix }: Fault, whole: unknown): Problem {
	const origin = ofOptions(sources, path, whole);
	const both = sources.configurations.length > 1 ? 'in the two configurations together, ' : '';
	return { outcome: 'refused', about: 'gateway', of: sources.root, ...origin, why: `${both}${why}`, fix };
}

/** What is in the way before any pod is made; null where nothing does. */
export function problemOf(plane: DataPlane, objects: readonly KubeObject[]): Problem | null {
	return (
		denial(plane) ??
		extensionMissing(plane, objects) ??
		ofServices(plane) ??
		imageProblem(plane) ??
		unseenSource(plane, objects)
	);
}

export const gone = ({ sources }: DataPlane, outcome: Problem['outcome']) =>
	({ outcome, about: 'gateway', of: sources.root }) as const;

function denial(plane: DataPlane): Problem | null {
	const found = denied(plane.spec);
	if (!found) return null;
	const { root } = plane.sources;
	const isOwn = root.kind === 'DataPlane';
	const place = containerFor(plane.sources, found.variable);
	const env = items(at(place.object.body, ...place.path, 'env'));
	const index = env.findIndex((one) => at(one, 'name') === found.variable);
	const ports: Path = isOwn
		? ['spec', 'network', 'services', 'ingress', 'ports', found.port ?? 0]
		: ['spec', 'listeners', found.port ?? 0];
	const origin =
		index < 0 ? { object: root, path: ports } : { ...place, path: [...place.path, 'env', index] };
	return {
		...gone(plane, 'refused'),
		about: isOwn ? 'object' : 'gateway',
		...origin,
		why: `${found.why}, and the admission policy of the Operator denies that`,
		fix: denialFix(found, isOwn),
	};
}

function denialFix(
	{ variable, port }: { readonly variable: string; readonly port?: number },
	isOwn: boolean,
): string {
	if (port === undefined) return `Write the value of ${variable} itself, not a reference or an empty text`;
	if (!isOwn)
		return 'Let KONG_PROXY_LISTEN have port 8000 for HTTP listeners, and port 8443 with ssl for HTTPS listeners';
	return variable === 'KONG_PORT_MAPS'
		? 'Write every targetPort as a number that KONG_PORT_MAPS has behind a colon'
		: 'Write every targetPort as the number of a port that Kong listens on';
}

/** Where the input has none at all, they are elsewhere: many keep what is for Konnect apart, and the client's way does not depend on it. */
function extensionMissing(plane: DataPlane, objects: readonly KubeObject[]): Problem | null {
	if (!objects.some(({ kind }) => kind === 'KonnectExtension')) return null;
	const missing = items(at(plane.spec, 'extensions')).find((one) => !extensionOf(plane, one, objects));
	if (missing === undefined) return null;
	const { root, configurations } = plane.sources;
	const object =
		root.kind === 'DataPlane'
			? root
			: (configurations.find(({ body }) => at(body, 'spec', 'extensions')) ?? root);
	return {
		...gone(plane, 'error'),
		object,
		path: ['spec', 'extensions', 0],
		why: `KonnectExtension/${at(missing, 'name')} is not in the input`,
		fix: 'Add it to the input, or correct the name: it must be in the same namespace',
	};
}

function ofServices(plane: DataPlane): Problem | null {
	const label = hidingLabel(plane);
	if (label !== undefined)
		return {
			...gone(plane, 'error'),
			...ofOptions(plane.sources, ['network', 'services', 'ingress', 'labels', label], plane.spec),
			why: `the label ${label} hides the Service from the Operator, which makes a new one in every pass, without end`,
			fix: `Remove the label ${label}`,
		};
	const services: Path = ['network', 'services'];
	if (at(plane.spec, ...services) !== undefined && at(plane.spec, ...services, 'ingress') === undefined)
		return {
			...gone(plane, 'error'),
			...ofOptions(plane.sources, services, plane.spec),
			why: 'network.services has no ingress, on which version 2.2 of the Operator panics',
			fix: 'Write network.services.ingress, or remove services',
		};
	if (selectorOf(plane) !== null) return null;
	return {
		...gone(plane, 'error'),
		object: plane.sources.root,
		path: ['metadata', 'annotations', SELECTOR],
		why: `the annotation ${SELECTOR} is no list such as key1=value,key2=value2`,
		fix: 'Write it in that form, or remove it',
	};
}

function imageProblem(plane: DataPlane): Problem | null {
	const containers: Path = ['deployment', 'podTemplateSpec', 'spec', 'containers'];
	const listed = items(at(plane.spec, ...containers));
	const index = listed.findIndex((one) => at(one, 'name') === 'proxy');
	const image = text(at(listed[index], 'image'));
	const fault = image ? imageFault(image) : null;
	if (!fault) return null;
	return {
		...gone(plane, 'error'),
		...ofOptions(plane.sources, [...containers, index, 'image'], plane.spec),
		...fault,
	};
}
