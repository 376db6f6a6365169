// What Kong's start makes of the container's environment: the command that sets variables, the file kong.conf, and files of nginx.

import type { Inventory } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject } from '../../../cluster/objects.ts';
import { inWords } from '../../../text/in-words.ts';
import { expand, unknownIn } from '../env-references.ts';
import { kongConf } from '../kong-conf.ts';
import { fileAt, mountedFiles } from './mounted-files.ts';
import { nginxFiles } from './nginx-files.ts';
import { UNKNOWN } from './shell-words.ts';
import { startupOf } from './startup.ts';

/** Kong's settings as it reads them. */
export interface Launched {
	readonly values: { readonly [name: string]: string };
	readonly unknown: ReadonlyMap<string, string>;
	/** Objects and files that the input does not hold. */
	readonly missing: readonly string[];
	readonly unread: readonly string[];
	/** Settings that are made elsewhere than in `env`, with where: nothing in `env` outweighs them. */
	readonly outweighing: ReadonlyMap<string, string>;
	/** Where a setting is made, if not in `env`: the container's command, or the entry of a ConfigMap. */
	readonly setAt: (
		name: string,
		isInEnv: boolean,
	) =>
		| { readonly member: readonly [string] }
		| { readonly object: KubeObject; readonly key: string; readonly shown: string }
		| null;
}

interface Container {
	readonly object: KubeObject;
	readonly pod: unknown;
	readonly container: unknown;
}

interface Environment {
	readonly values: { readonly [name: string]: string };
	readonly unknown: ReadonlyMap<string, string>;
}

/** What a variable that the command sets comes from, where it is not known. */
const BY_COMMAND = "the container's command";

export function launched(
	{ object, pod, container }: Container,
	env: Environment,
	all: Pick<Inventory, 'named'>,
): Launched {
	const mounted = mountedFiles(pod, container, object.namespace, all);
	const read = (path: string): string | null => {
		const file = fileAt(mounted, path);
		return file && 'text' in file ? file.text : null;
	};
	const [command, args] = [wordsOf(at(container, 'command'), env), wordsOf(at(container, 'args'), env)];
	const start = startupOf(command, args, known(env), read);
	const words =
		start.words.length > 0 ? start.words : [...command, ...args].flatMap((word) => word.split(/\s+/));
	const after = afterCommand(env, start.environment);
	const file = kongConf(words, mounted);
	const values = { ...file?.values, ...after.values };
	const nginx = nginxFiles(words, values, mounted);
	return {
		values: { ...values, ...nginx.values },
		unknown: after.unknown,
		missing: [...(file?.object === null ? [file.source] : []), ...nginx.missing],
		unread: [...start.unread, ...nginx.unread],
		outweighing: new Map([
			...[...after.changed].map((name): [string, string] => [name, BY_COMMAND]),
			...[...nginx.from].map(([name, { object }]): [string, string] => [
				name,
				`${object.kind}/${object.name}`,
			]),
		]),
		setAt: (name, isInEnv) => {
			const from = nginx.from.get(name);
			if (from) {
				const shown = `${from.object.kind}/${from.object.name}:data[${JSON.stringify(from.key)}]`;
				return { ...from, shown };
			}
			if (after.changed.has(name)) return { member: [memberWith(container, name)] };
			if (isInEnv || !file?.object || !Object.hasOwn(file.values, name)) return null;
			const setting = name.slice('KONG_'.length).toLowerCase();
			const shown = `${file.source}:data[${JSON.stringify(file.key)}].${setting}`;
			return { object: file.object, key: file.key, shown };
		},
	};
}

/** Words of `command` or `args`, with `$(NAME)` in them as Kubernetes replaces it. */
function wordsOf(words: unknown, { values, unknown }: Environment): string[] {
	const lost = new Map([...unknown.keys()].map((name) => [name, UNKNOWN] as const));
	const all = { ...values, ...Object.fromEntries(lost) };
	return items(words).map((word) => {
		const text = inWords(word);
		return unknownIn(text, unknown) === undefined ? expand(text, values) : expand(text, all);
	});
}

/** The container's variables; a value that is not known holds UNKNOWN. */
function known({ values, unknown }: Environment): ReadonlyMap<string, string> {
	return new Map([
		...Object.entries(values),
		...[...unknown.keys()].map((name): [string, string] => [name, UNKNOWN]),
	]);
}

/** The environment behind the command: what it changed, and what of that is not known. */
function afterCommand(before: Environment, environment: ReadonlyMap<string, string>) {
	const values: { [name: string]: string } = {};
	const unknown = new Map<string, string>();
	const changed = new Set<string>();
	const was = known(before);
	for (const [name, value] of environment) {
		const isNew = was.get(name) !== value;
		if (isNew) changed.add(name);
		if (!isNew && before.unknown.has(name)) unknown.set(name, before.unknown.get(name) ?? BY_COMMAND);
		else if (value.includes(UNKNOWN) || /\{vault:\/\/[^{}]+\}/.test(value)) unknown.set(name, BY_COMMAND);
		else values[name] = value;
	}
	for (const name of was.keys()) if (!environment.has(name)) changed.add(name);
	return { values, unknown, changed };
}

/** Which of `command` and `args` names a variable. */
function memberWith(container: unknown, name: string): string {
	const names = (member: string) => items(at(container, member)).some((word) => inWords(word).includes(name));
	return names('command') || !names('args') ? 'command' : 'args';
}
