// The advice is applied by kustomize, not by our own code, and checked again: nothing is left to mend.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { stringify } from 'yaml';
import { fixFiles } from '../../cli/check/fix-text.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { check } from '../../schema/check/check.ts';
import { type Circumstances, NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { at, type KubeObject, objectsOf } from '../../schema/cluster/objects.ts';
import { findings } from '../../schema/findings/index.ts';
import type { Sample } from '../../schema/findings/sample.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { type Fix, fixesOf } from '../../schema/remedy/fix/fix.ts';
import { provided } from '../../scripts/tools/helm/find.ts';
import { partOf, shareOf } from '../support/breadth.ts';
import { withFolder } from '../support/helm.ts';
import { run } from '../support/run.ts';

interface Case {
	readonly name: string;
	readonly namespace: string;
	readonly objects: readonly KubeObject[];
	readonly circumstances: Circumstances;
}

/** Samples whose objects can all stand in a namespace of their own, so that kustomize runs once for all of them. */
const cases = Object.entries(findings).flatMap(([code, { samples }]) =>
	(samples as readonly Sample[]).flatMap((sample, index): Case[] => {
		if (!('objects' in sample) || !sample.objects.every(isWhole)) return [];
		const namespace = `${code}-${index}`;
		const objects = objectsOf(sample.objects.map((one) => inNamespace(one, namespace)));
		return [
			{
				name: `${code} ${index}`,
				namespace,
				objects,
				circumstances: { ...NO_CIRCUMSTANCES, ...sample.circumstances },
			},
		];
	}),
);

/** Samples are cut short; kustomize wants objects to be whole. */
function isWhole(object: object): boolean {
	const kind = String(at(object, 'kind'));
	return (
		'apiVersion' in object &&
		at(object, 'metadata', 'namespace') === undefined &&
		!/Class$|^Node$|^Namespace$/.test(kind)
	);
}

function inNamespace(object: object, namespace: string): object {
	return { ...object, metadata: { ...(at(object, 'metadata') as object), namespace } };
}

/** The fix of the one gateway, where the input holds all that it needs. */
function fixIn({ objects, circumstances }: Case): Fix | undefined {
	const { remedies } = checkAndAdvise(objects, circumstances);
	const fixes = fixesOf(objects, circumstances, remedies);
	const [fix] = fixes;
	const applicable =
		fix && fixes.length === 1 && fix.lacks.length + fix.outside.length + fix.leaves.length === 0;
	return applicable ? fix : undefined;
}

/** The objects as kustomize has them, with the fixes as its patches. */
async function kustomized(objects: readonly KubeObject[], fixes: readonly Fix[]): Promise<string> {
	return withFolder(async (folder) => {
		const files = fixFiles(fixes, 'fix.yaml').map((one) => ({ ...one, name: `fix${one.suffix}.yaml` }));
		for (const { name, text } of files) await writeFile(join(folder, name), text);
		await writeFile(join(folder, 'all.yaml'), objects.map(({ body }) => stringify(body)).join('---\n'));
		const made = files.filter(({ text }) => text.startsWith('# To make'));
		const patches = files.filter((one) => !made.includes(one));
		await writeFile(
			join(folder, 'kustomization.yaml'),
			stringify({
				resources: ['all.yaml', ...made.map(({ name }) => name)],
				patches: patches.map(({ name }) => ({ path: name })),
			}),
		);
		const { kubectl } = await provided(4);
		const { stdout, stderr, exitCode } = await run(kubectl, ['kustomize', folder]);
		if (exitCode !== 0) throw new Error(stderr);
		return stdout;
	});
}

test('what is advised for samples is applied by kustomize, and the check then ends clean', async (t) => {
	const mended = partOf(cases, 16).flatMap((one) => {
		const fix = fixIn(one);
		return fix ? [{ ...one, fix }] : [];
	});
	t.true(mended.length > shareOf(60, 16), String(mended.length));
	const text = await kustomized(
		mended.flatMap(({ objects }) => objects),
		mended.map(({ fix }) => fix),
	);
	const after = readManifests([{ name: 'kustomized.yaml', text }]).objects;
	for (const { name, namespace, circumstances } of mended) {
		const own = objectsOf(after.filter((one) => one.namespace === namespace).map(({ body }) => body));
		const { gateways, findings: left } = check(own, circumstances);
		const errors = left.filter(({ severity }) => severity === 'error').map(({ code }) => code);
		const verdict = gateways[0]?.verdict;
		// What a proxy does whose settings are not there nobody knows afterwards either.
		const [kept, forged] = left.some(({ code }) => code === 'front-unknown')
			? ['unknown', 'unknown']
			: ['yes', 'no'];
		t.deepEqual(
			[verdict?.clientIpPreserved, verdict?.trafficWorks, verdict?.spoofable, errors],
			[kept, 'yes', forged, []],
			name,
		);
	}
});
