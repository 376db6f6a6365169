// Which requests an Ingress's path sends to its backend, as the ALB compares them.

import { at, items, text } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { readJson, type Shape } from '../../go-json.ts';
import { annotation, type Member, named, placeOf } from './ingress-group.ts';
import { flagOf } from './ingress-settings.ts';
import { filled, textsOf } from './lookup.ts';
import { Refusal } from './refusal.ts';

export interface Conditions {
	/** Patterns with `*` and `?`; a regular expression begins with `~`. Empty for any host. */
	readonly hosts: readonly string[];
	/** Likewise; empty for any path. */
	readonly paths: readonly string[];
	/** Whether more is asked of a request: its method, a header, its query, its source address. */
	readonly more: boolean;
}

/** The paths of a rule in the order in which the ALB tries them: exact ones, prefixes by length, the rest as given. */
export function inOrder(paths: readonly unknown[]): unknown[] {
	const typed = (type: string) => paths.filter((path) => typeOf(path) === type);
	const length = (path: unknown) => (text(at(path, 'path')) ?? '').length;
	return [
		...typed('Exact'),
		...typed('Prefix').sort((a, b) => length(b) - length(a)),
		...typed('ImplementationSpecific'),
	];
}

/** The kind of a path; a kind that Kubernetes does not know is refused. */
function typeOf(path: unknown): string {
	const type = at(path, 'pathType') ?? 'ImplementationSpecific';
	if (type !== 'Exact' && type !== 'Prefix' && type !== 'ImplementationSpecific')
		throw new Refusal('a path of the Ingress has a pathType that does not exist');
	return type;
}

/** What a path of a rule asks of a request, with what the annotation for its Service adds. */
export function conditionsOf(member: Member, host: string | undefined, path: unknown): Conditions {
	const service = text(at(path, 'backend', 'service', 'name')) ?? '';
	const suffix = `conditions.${service}`;
	const added = addedConditions(member, suffix);
	const values = (field: string, config: string, form: 'values' | 'regexValues') =>
		added
			.filter((one) => at(one, 'field') === field)
			.flatMap((one) => textsOf(at(one, config, form)))
			.map((value) => (form === 'values' ? value : `~${value}`));
	const hosts = [
		...(host ? [host] : []),
		...values('host-header', 'hostHeaderConfig', 'values'),
		...values('host-header', 'hostHeaderConfig', 'regexValues'),
	];
	const paths = [
		...patternsOf(member, path),
		...values('path-pattern', 'pathPatternConfig', 'values'),
		...values('path-pattern', 'pathPatternConfig', 'regexValues'),
	];
	for (const list of [hosts, paths])
		if (list.some((one) => one.startsWith('~')) && !list.every((one) => one.startsWith('~')))
			throw new Refusal(
				'a condition mixes regular expressions and plain values; the ALB accepts only one kind',
				placeOf(member, suffix),
			);
	const more = added.some((one) => {
		const field = text(at(one, 'field')) ?? '';
		return Object.hasOwn(configOf, field) && field !== 'host-header' && field !== 'path-pattern';
	});
	return { hosts, paths, more };
}

/** Path patterns of the ALB for a path of an Ingress. */
function patternsOf(member: Member, path: unknown): string[] {
	const value = filled(at(path, 'path'));
	if (value === undefined) return [];
	const type = typeOf(path);
	if (type === 'ImplementationSpecific')
		return [flagOf(member, 'use-regex-path-match') ? `~${value.slice(1)}` : value];
	if (type === 'Prefix' && value === '/') return ['/*'];
	if (/[*?]/.test(value))
		throw new Refusal(`a path of type ${type} takes no wildcards, and ${value} has one`);
	const trimmed = value.replace(/\/$/, '');
	return type === 'Exact' ? [value] : [trimmed, `${trimmed}/*`];
}

const configOf: { readonly [field: string]: string } = {
	'host-header': 'hostHeaderConfig',
	'path-pattern': 'pathPatternConfig',
	'http-header': 'httpHeaderConfig',
	'http-request-method': 'httpRequestMethodConfig',
	'query-string': 'queryStringConfig',
	'source-ip': 'sourceIPConfig',
};

const texts: Shape = { values: ['text'], regexValues: ['text'] };

const conditionShape: Shape = {
	field: 'text',
	hostHeaderConfig: texts,
	pathPatternConfig: texts,
	httpHeaderConfig: { httpHeaderName: 'text', values: ['text'], regexValues: ['text'] },
	httpRequestMethodConfig: { values: ['text'] },
	queryStringConfig: { values: [{ key: 'text', value: 'text' }] },
	sourceIPConfig: { values: ['text'] },
};

function addedConditions(member: Member, suffix: string): readonly unknown[] {
	const value = annotation(member, suffix);
	if (value === undefined) return [];
	const where = placeOf(member, suffix);
	const read = readJson(value, [conditionShape]);
	if ('wrong' in read) throw new Refusal(`${named(suffix)} ${read.wrong}`, where);
	const conditions = items(read.value);
	for (const condition of conditions) {
		const field = text(at(condition, 'field')) ?? '';
		const name = memberOf(configOf, field);
		// Fields that the controller does not know ask nothing.
		if (name === undefined) continue;
		const config = at(condition, name);
		const [plain, regex] = [items(at(config, 'values')), items(at(config, 'regexValues'))];
		if (plain.length + regex.length === 0 || (plain.length > 0 && regex.length > 0))
			throw new Refusal(`${named(suffix)} gives ${field} no values, or values of two kinds`, where);
		if (field === 'query-string' && !plain.every((one) => filled(at(one, 'value'))))
			throw new Refusal(`${named(suffix)} asks for a query without a value`, where);
	}
	return conditions;
}
