// What Kong's own charts have no template for, as entries of their extraObjects: the Gateway and its routes, health checks, classes.
import { frontObjects } from '../decide/front-objects.ts';
import type { Decision } from '../validate/decide.ts';

type Json = { readonly [key: string]: unknown };

/** What those charts make themselves. */
const theirs = ['Service', 'Ingress'];

/** Which the chart gives the labels of `proxy.ingress`. */
const labelled = ['Gateway', 'HTTPRoute', 'TCPRoute'];

/** The objects, without a namespace: Helm puts them into that of the release. */
export function extraObjects(decision: Decision): Json[] {
	const { labels } = decision.situation.values.proxy.ingress;
	const objects = frontObjects(decision).filter(({ kind }) => !theirs.includes(kind));
	return objects.map(({ kind, body }) => {
		const { apiVersion, metadata, spec } = body as Json & { readonly metadata: Json };
		const { namespace: _namespace, ...own } = metadata;
		const has = labelled.includes(kind) && Object.keys(labels).length > 0;
		return {
			apiVersion,
			kind,
			metadata: has ? { ...own, labels } : own,
			...(spec === undefined ? {} : { spec }),
		};
	});
}
