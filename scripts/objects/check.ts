// Checks rendered objects: against closed schemas of their kinds, and for names that must not stand twice.
import { Ajv, type ErrorObject } from 'ajv';
import { label, type Manifest } from '../../readers/manifests/rendered.ts';
import kubernetesSchema from './kubernetes.schema.json' with { type: 'json' };

type Json = { readonly [key: string]: unknown };

let ajv: Ajv | undefined;

/** What is wrong with the objects, a sentence each; kinds that the schema does not hold are checked for names only. */
export function checkObjects(objects: readonly Manifest[]): string[] {
	return [
		...duplicates(
			objects.map((object) => label(object)),
			'The release',
		),
		...objects.flatMap(checkObject),
	];
}

function checkObject(object: Manifest): string[] {
	return [...schemaProblems(object), ...duplicateNames(object, label(object))];
}

function schemaProblems(object: Manifest): string[] {
	if (!Object.hasOwn(kubernetesSchema.properties, object.kind)) return [];
	ajv ??= new Ajv({ strict: false, allErrors: true }).addSchema(kubernetesSchema, 'kubernetes');
	const validate = ajv.getSchema(`kubernetes#/properties/${object.kind}`);
	if (!validate) throw new Error(`No schema for ${object.kind}`);
	if (validate(object)) return [];
	return (validate.errors ?? []).map((error) => `${label(object)}${words(error)}.`);
}

function words({ instancePath, keyword, params, message }: ErrorObject): string {
	const at = instancePath.replaceAll('/', '.');
	if (keyword === 'additionalProperties')
		return `${at} has ${params.additionalProperty}, which this kind does not have`;
	return `${at} ${message}`;
}

/** Lists in which Kubernetes merges by name (Helm 4 applies on the server, which refuses a name twice). */
const namedLists = ['env', 'ports', 'volumeMounts', 'volumes', 'containers', 'initContainers'];

function duplicateNames(node: unknown, at: string): string[] {
	if (Array.isArray(node)) return node.flatMap((item, index) => duplicateNames(item, `${at}.${index}`));
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node as Json).flatMap(([key, child]) => {
		const here = `${at}.${key}`;
		const names =
			namedLists.includes(key) && Array.isArray(child) ? child.map((item) => nameOf(key, item)) : [];
		return [...duplicates(names, here), ...duplicateNames(child, here)];
	});
}

/** Ports of a policy have no names. */
const nameOf = (list: string, item: Json) =>
	String(list === 'volumeMounts' ? item.mountPath : (item.name ?? item.port));

function duplicates(names: readonly string[], where: string): string[] {
	const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
	return [...twice].map((name) => `${where} has ${name} twice.`);
}
