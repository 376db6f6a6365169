// Renders the chart with both real Helms.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Manifest, readManifests } from '../../readers/manifests/rendered.ts';
import { type Helm, helms } from '../../scripts/tools/helm/find.ts';
import { helmsFor } from './breadth.ts';
import { yamlJson } from './json.ts';
import { run } from './run.ts';

export const chart = resolve(import.meta.dirname, '../../chart');

export interface Rendered {
	readonly helm: Helm;
	readonly ok: boolean;
	/** Manifests where `ok`. */
	readonly stdout: string;
	/** What Helm says where not. */
	readonly stderr: string;
	readonly objects: readonly Manifest[];
}

/** A folder that is gone when `use` has ended. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'kong-client-ip-test-'));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** `helm template` of values (an object, or YAML text) with Helm 3 and Helm 4, in this order. */
export async function renderBoth(values: object | string, ...args: string[]): Promise<[Rendered, Rendered]> {
	const { helm3, helm4 } = await helms();
	return Promise.all([renderWith(helm3, values, args), renderWith(helm4, values, args)]);
}

/** The same with each Helm that this run tries the values with: see breadth.ts. */
export async function renderEach(values: object | string, ...args: string[]): Promise<readonly Rendered[]> {
	const asked = await helmsFor(JSON.stringify([values, args]));
	return Promise.all(asked.map((helm) => renderWith(helm, values, args)));
}

/** The same with Helm 4 alone, where the difference does not matter. */
export async function renderOnce(values: object | string, ...args: string[]): Promise<Rendered> {
	const { helm4 } = await helms();
	return renderWith(helm4, values, args);
}

const renderings = new Map<string, Promise<Rendered>>();

/** Tests in one process share what they render alike. */
function renderWith(helm: Helm, values: object | string, args: readonly string[]): Promise<Rendered> {
	const text = typeof values === 'string' ? values : yamlJson(values);
	const key = JSON.stringify([helm.path, text, args]);
	const known = renderings.get(key);
	const rendering = known ?? renderText(helm, text, args);
	renderings.set(key, rendering);
	return rendering;
}

function renderText(helm: Helm, text: string, args: readonly string[]): Promise<Rendered> {
	return withFolder(async (folder) => {
		const file = join(folder, 'values.yaml');
		await writeFile(file, text);
		const command = ['template', 'kong', chart, '--values', file, ...args];
		const { exitCode, stdout, stderr } = await run(helm.path, command);
		const ok = exitCode === 0;
		return { helm, ok, stdout, stderr, objects: ok ? readManifests(stdout) : [] };
	});
}

/** The object of that kind and name. Throws where there is none. */
export function object(rendered: Rendered, kind: string, name: string): Manifest {
	const found = rendered.objects.find((one) => one.kind === kind && one.metadata.name === name);
	if (!found)
		throw new Error(
			`no ${kind}/${name} in: ${rendered.objects.map((one) => `${one.kind}/${one.metadata.name}`).join(', ')}\n${rendered.stderr}`,
		);
	return found;
}
