// A load balancer that is internal by the files of theirs must not become one for the internet because a block says nothing of it.
import { catalogue } from '../../catalogue/index.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import type { Decision } from '../../validate/decide.ts';
import { textsAt } from './kept.ts';
import type { OverFinding } from './shape.ts';
import type { Json } from './types.ts';

/** The annotation of theirs, where the decision makes it public. */
export function schemeFindings(
	theirs: Json,
	{ situation, service, ingress, gateway }: Decision,
): OverFinding[] {
	const { scheme, id, values } = situation;
	if (scheme !== 'internet-facing' || values.clientIp.scheme !== null) return [];
	const sides = [
		['service', ['proxy', 'annotations'], service.annotations],
		['ingress', ['proxy', 'ingress', 'annotations'], (ingress ?? gateway)?.annotations ?? {}],
	] as const;
	return sides.flatMap(([side, path, decided]) =>
		Object.entries(textsAt(theirs, ...path))
			.filter(([name, value]) => decided[name] !== value && isInternal(side, name, value))
			.map(([name, value]) => ({
				code: 'overlay-scheme' as const,
				args: { path: `${path.join('.')}["${name}"]`, value, loadBalancer: id },
				path: [...path, name],
			})),
	);
}

function isInternal(side: 'service' | 'ingress', name: string, value: string): boolean {
	return Object.values<LoadBalancer>(catalogue).some(
		({ schemes }) => schemes?.internal?.[side]?.[name] === value,
	);
}
