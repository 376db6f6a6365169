// What our own chart renders comes out clean: one gateway, the address preserved, nothing to correct.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { decide } from '../../schema/validate/decide.ts';
import { chart, renderOnce } from '../support/helm.ts';
import { checkText } from './check-text.ts';

const folders = [join(chart, 'ci'), resolve(import.meta.dirname, '../values')];
const files: string[] = [];
for (const folder of folders) {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
	files.push(...names.map((name) => join(folder, name)));
}

for (const file of files) {
	test(`${basename(file)}: preserved, and no error or warning`, async (t) => {
		const text = await readFile(file, 'utf8');
		const { situation } = decide(parse(text), 'kong');
		const { loadBalancer, cdn } = situation.values.clientIp;
		const { stdout } = await renderOnce(text);
		t.regex(stdout, /helm\.sh\/hook: test/);
		const { gateways, findings } = checkText(stdout, {
			loadBalancer,
			...(cdn ? { cdn } : {}),
			nodes: ['10.0.0.0/20'],
			balancerSubnets: ['10.0.16.0/20'],
		});
		t.deepEqual(
			gateways.map(({ verdict }) => verdict.clientIpPreserved),
			['yes'],
		);
		t.deepEqual(
			findings.filter(({ severity }) => severity !== 'note'),
			[],
		);
	});
}
