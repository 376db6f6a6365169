// Numbers in the documentation are those of what they count; after "about", nearly.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { controllers } from '../schema/balancer/controllers/index.ts';
import { catalogue } from '../schema/catalogue/index.ts';
import { recordsOf } from './balancer/recorded.ts';
import { corpus } from './support/corpus/corpus.ts';
import { configRecords, trafficRecords } from './trace/recorded.ts';

const root = resolve(import.meta.dirname, '..');

const records = readdirSync(join(root, 'test/balancer/observations'))
	.filter((name) => name.endsWith('.jsonl.gz'))
	.flatMap((name) => recordsOf(name.replace('.jsonl.gz', '')));

const counts: readonly (readonly [page: string, text: RegExp, count: number])[] = [
	['CONTRIBUTING.md', /a corpus of (about )?([\d,]+) values files/, corpus.length],
	['docs/evidence.md', /a corpus of (about )?([\d,]+) values files/, corpus.length],
	['docs/evidence.md', /compared with (about )?([\d,]+) records of the controllers/, records.length],
	[
		'docs/evidence.md',
		/(about )?([\d,]+) requests and [\d,]+ configurations recorded/,
		trafficRecords.length,
	],
	['docs/evidence.md', /requests and (about )?([\d,]+) configurations recorded/, configRecords.length],
	['docs/plan.md', /the code of (about )?([\d,]+) controllers/, controllers.length],
	['chart/README.md', /health check node port\. One (of )([\d,]+):/, Object.keys(catalogue).length],
];

for (const [page, text, count] of counts) {
	test(`${page}: ${text.source}`, (t) => {
		const [, about, digits = ''] = text.exec(readFileSync(join(root, page), 'utf8')) ?? [];
		const said = Number(digits.replace(',', ''));
		t.true(Math.abs(said - count) <= (about === 'about ' ? count / 20 : 0), `${said} for ${count}`);
	});
}
