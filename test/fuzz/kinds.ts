// What is tried, and what must hold of each: the answer, in words, what does not; empty where all is well.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkLayers } from '../../cli/validate/layers.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { run } from '../../scripts/tools/run.ts';
import { wrongWith } from '../support/answer.ts';
import { renderBoth, renderOnce, withFolder } from '../support/helm.ts';
import { bytes, changes, product, values } from './arbitraries.ts';

export interface Kind<T> {
	readonly arbitrary: fc.Arbitrary<T>;
	readonly wrong: (input: T) => Promise<readonly string[]>;
}

const kind = <T>(
	arbitrary: fc.Arbitrary<T>,
	wrong: (input: T) => Promise<readonly string[]>,
): Kind<unknown> => ({ arbitrary, wrong }) as Kind<unknown>;

/** An error of Go, rather than a refusal of the chart or of the schema. */
const goTrace =
	/error calling (?!include|fail|tpl)|nil pointer|runtime error|YAML parse error|wrong type for value|can't evaluate|error converting/;

const filesOf = (text: string) => embeddedValues(text, 'values.yaml', []);

/** Both Helms and validate refuse or accept the same; none with a trace. What Kubernetes gets is taken by it, and check agrees with explain. */
async function wrongWithValues(input: object): Promise<readonly string[]> {
	const text = JSON.stringify(input);
	const [three, four] = await renderBoth(text);
	const { findings, decision } = checkLayers(filesOf(text));
	const errors = findings.filter(({ severity }) => severity === 'error');
	// A character that breaks lines in some readers only: Helm renders it, and validate refuses it on purpose.
	if (errors.some(({ code }) => code === 'yaml-encoding')) return [];
	// What only a provider's controller refuses, Helm renders.
	const refused = errors.some(({ code }) => !code.startsWith('controller-'));
	return [
		...[three, four].flatMap(({ ok, stderr }, index) => {
			const helm = `Helm ${index + 3}`;
			if (!ok && goTrace.test(stderr)) return [`${helm} ends with a trace: ${stderr.slice(0, 600)}`];
			if (ok === refused)
				return [
					`${helm} ${ok ? 'renders' : 'refuses'}, validate ${refused ? `says ${errors[0]?.message}` : 'finds no error'}: ${stderr.slice(0, 400)}`,
				];
			return [];
		}),
		...(four.ok && decision && errors.length === 0 ? disagreement(four.objects, decision) : []),
		...(four.ok ? await refusedByServer(four.stdout) : []),
	];
}

function disagreement(objects: readonly object[], decision: Parameters<typeof storyOf>[0]): string[] {
	const story = storyOf(decision);
	const { id } = decision.situation;
	if (story === null || decision.situation.strategy === 'none') return [];
	const { gateways } = checkAndAdvise(objectsOf([objects]), {
		...NO_CIRCUMSTANCES,
		loadBalancer: id,
		kubernetes: '1.35.0',
	});
	const honest = story.journeys.filter(({ claims }) => claims === null);
	const right = honest.every((one) => one.right);
	const said = gateways[0]?.verdict.clientIpPreserved;
	if (right && said === 'no') return ['explain says that the address arrives, check that it is lost'];
	if (!right && said === 'yes') return ['explain says that the address is lost, check that it arrives'];
	return [];
}

/** With CLUSTER_KUBECONFIG, as `npm run cluster` names it, the API server looks at the objects without making them. */
async function refusedByServer(manifest: string): Promise<string[]> {
	const kubeconfig = process.env.CLUSTER_KUBECONFIG;
	if (!kubeconfig) return [];
	const args = ['--kubeconfig', kubeconfig, 'apply', '--dry-run=server', '-f', '-'];
	const { exitCode, stderr } = await run('kubectl', args, { input: manifest });
	// Kinds that the test cluster has not, and the pod of `helm test`, whose account a dry run does not make.
	const expected =
		/no matches for kind|error looking up service account|^resource mapping not found|^ensure CRDs/;
	const refusals = stderr.split('\n').filter((line) => line !== '' && !expected.test(line));
	if (exitCode === 0 || refusals.length === 0) return [];
	return [`the API server refuses: ${refusals.join('\n').slice(0, 600)}`];
}

const reading = [
	['validate', '-'],
	['validate', '--strict', '--format', 'sarif', '-'],
	['validate', '--format', 'github', '-f', '-'],
	['explain', '-'],
	['explain', '--format', 'svg', '-'],
	['overlay', '--for', 'kong/kong', '-'],
	['import', '-'],
	['import', '--from', 'kong/kong', '-'],
	['import', '--from', 'ingress-nginx', '-'],
	['import', '--from', 'traefik', '-'],
	['check', '--fix', '-'],
	['check', '--format', 'sarif', '-'],
];

async function answers(uses: readonly (readonly string[])[], input: Uint8Array | string): Promise<string[]> {
	const wrong: string[] = [];
	for (const args of uses) for (const one of await wrongWith(args, '/', input)) wrong.push(one);
	return wrong;
}

const rendered = new Map<string, Promise<readonly object[]>>();

/** The objects that the chart makes for a product. */
function objectsFor(loadBalancer: string): Promise<readonly object[]> {
	const known = rendered.get(loadBalancer);
	if (known) return known;
	const made = renderOnce({ clientIp: { loadBalancer, trustedIPs: ['10.0.0.0/8'] } }).then(
		({ objects }) => objects,
	);
	rendered.set(loadBalancer, made);
	return made;
}

/** Every path of a value. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
	if (typeof value !== 'object' || value === null) return [path];
	const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
	return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** Sets what is at a path of objects; their own lists and maps are changed. */
function put(body: unknown, path: readonly (string | number)[], value: unknown): void {
	const at = path
		.slice(0, -1)
		.reduce<unknown>((here, step) => (here as { [key: string]: unknown })?.[step], body);
	if (typeof at === 'object' && at !== null) (at as { [key: string]: unknown })[String(path.at(-1))] = value;
}

async function changed(
	loadBalancer: string,
	edits: readonly (readonly [number, unknown])[],
): Promise<string> {
	const objects = structuredClone(await objectsFor(loadBalancer));
	const paths = pathsOf(objects).filter((path) => path.length > 1);
	for (const [place, value] of edits) put(objects, paths[place % paths.length] ?? [], value);
	return JSON.stringify({ kind: 'List', items: objects });
}

const checks = reading.filter(([command]) => command === 'check');

async function wrongWithUpgrade([from, to]: readonly [object, object]): Promise<readonly string[]> {
	return withFolder(async (folder) => {
		await writeFile(join(folder, 'from.json'), JSON.stringify(from));
		await writeFile(join(folder, 'to.json'), JSON.stringify(to));
		const args = ['plan', '--from', 'from.json', '--to', 'to.json'];
		const both = [await wrongWith(args, folder), await wrongWith([...args, '--format', 'json'], folder)];
		return both.flat();
	});
}

export const kinds: { readonly [name: string]: Kind<unknown> } = {
	values: kind(values, wrongWithValues),
	manifests: kind(fc.tuple(product, changes), async ([id, edits]) =>
		answers(checks, await changed(id, edits)),
	),
	bytes: kind(
		bytes.map((one) => [...one]),
		(input) => answers(reading, new Uint8Array(input)),
	),
	upgrades: kind(fc.tuple(values, values), wrongWithUpgrade),
};
