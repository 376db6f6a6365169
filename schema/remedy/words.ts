// Changes in words: orders to the reader, the changes of an object together.
import { inWords } from '../text/in-words.ts';
import type { Edit, EnvEdit, FieldEdit } from './edits.ts';

/** `Set A on Service/kong-proxy; set B=… and unset C in Deployment/kong.` */
export function editsText(edits: readonly Edit[]): string {
	const byObject = new Map<string, Edit[]>();
	for (const edit of edits) byObject.set(targetOf(edit), [...(byObject.get(targetOf(edit)) ?? []), edit]);
	const orders = [...byObject].map(([target, own]) => ordersOn(target, own));
	const text = orders.join('; ');
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The object that is changed, with a preposition; what no object shows is an order of its own. */
function targetOf(edit: Edit): string {
	switch (edit.kind) {
		case 'field':
			return ` on ${edit.place.object.kind}/${edit.place.object.name}`;
		case 'env':
			return ` in ${envObject(edit)}, container ${edit.pod.containerName}`;
		case 'outside':
			return '';
		default:
			return edit.says;
	}
}

function envObject({ pod, name }: EnvEdit): string {
	const { kind, name: own } = pod.workload.made?.containerFor(name).object ?? pod.workload;
	return `${kind}/${own}`;
}

function ordersOn(target: string, edits: readonly Edit[]): string {
	const fields = edits.filter((edit): edit is FieldEdit => edit.kind === 'field');
	const env = edits.filter((edit): edit is EnvEdit => edit.kind === 'env');
	const says = edits.flatMap((edit) =>
		edit.kind === 'outside' || edit.kind === 'object' ? [edit.says] : [],
	);
	const own = [...fieldOrders(fields), ...envOrders(env)];
	const from = own.every((order) => order.startsWith('remove')) ? target.replace(/^ on/, ' from') : target;
	return [...(own.length > 0 ? [`${own.join(' and ')}${from}`] : []), ...says].join('; ');
}

function fieldOrders(edits: readonly FieldEdit[]): string[] {
	const set = edits
		.filter(({ value }) => value !== undefined)
		.map(({ place, value, shown }) => {
			const text =
				shown ?? (typeof value === 'string' && isText(place.path) ? quoted(value) : inWords(value));
			return `${nameOf(place)}: ${text}`;
		});
	const gone = edits.filter(({ value }) => value === undefined).map(({ place }) => nameOf(place));
	return [
		...(set.length > 0 ? [`set ${set.join(', ')}`] : []),
		...(gone.length > 0 ? [`remove ${gone.join(', ')}`] : []),
	];
}

type Path = FieldEdit['place']['path'];

const isAnnotation = (path: Path): boolean => path.at(-2) === 'annotations';

/** Whether the API server takes only texts there, so that `true` needs its quotes. */
const isText = (path: Path): boolean => isAnnotation(path) || (path[0] === 'data' && path.length === 2);

/** An annotation by its name, another field by its path. */
function nameOf({ path, shown }: FieldEdit['place']): string {
	return isAnnotation(path) && path[0] === 'metadata'
		? String(path.at(-1))
		: shown.slice(shown.indexOf(':') + 1);
}

function envOrders(edits: readonly EnvEdit[]): string[] {
	const set = edits.filter(({ value }) => value !== null);
	const gone = edits.filter(({ value }) => value === null).map(({ name }) => name);
	return [
		...(set.length > 0 ? [`set ${set.map(settingText).join(', ')}`] : []),
		...(gone.length > 0 ? [`unset ${gone.join(', ')}`] : []),
	];
}

/** `KONG_REAL_IP_HEADER=proxy_protocol`; in quotes what is empty or holds blanks; what addresses are meant where nobody knows them. */
function settingText({ name, value, shown }: EnvEdit): string {
	if (shown !== undefined) return `${name} to ${shown}`;
	return `${name}=${/^$|\s/.test(value ?? '') ? JSON.stringify(value) : value}`;
}

/** As YAML takes it. */
const quoted = (text: string): string => (text.includes('"') ? `'${text}'` : `"${text}"`);
