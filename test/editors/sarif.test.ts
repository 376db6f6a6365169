// Our SARIF fits the schema of version 2.1.0 that Microsoft publishes, with every finding in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import test from 'ava';
import { sarifReport } from '../../cli/report/sarif.ts';
import type { ReportFinding } from '../../cli/report/types.ts';
import { findings } from '../../schema/findings/index.ts';
import { installed } from './installed.ts';

const folder = await installed('@microsoft/jest-sarif@1.0.0-beta.0');
// Of draft-04, of which it uses nothing that later drafts read otherwise.
const {
	$schema: _draft,
	id: _id,
	...schema
} = JSON.parse(
	await readFile(
		join(folder, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
		'utf8',
	),
);
const validate = new Ajv({
	strict: false,
	allErrors: true,
	validateFormats: false,
	unicodeRegExp: false,
}).compile(schema);

/** Without a place, with a file, with a line, and with a range. */
const places: readonly Partial<ReportFinding>[] = [
	{},
	{ file: 'a b.yaml', path: 'clientIp.strategy' },
	{ file: '/abs/ä.yaml', line: 1, column: 1 },
	{ file: 'stdin', line: 1, column: 1, endLine: 2, endColumn: 3, path: 'Service/a:spec' },
];

const all: readonly ReportFinding[] = Object.values(findings).flatMap(({ code, severity }) =>
	places.map((place) => ({ code, severity, message: `a ${code}\u001b[0m`, ...place })),
);

test('SARIF of every finding fits the schema', (t) => {
	const document = JSON.parse(sarifReport({ findings: all }, { version: '1.2.3' }));
	t.is(document.runs[0].tool.driver.rules.length, Object.keys(findings).length);
	validate(document);
	t.deepEqual(validate.errors ?? [], []);
});

test('SARIF of no finding fits it as well, and a wrong document does not', (t) => {
	const document = JSON.parse(sarifReport({ findings: [] }, { version: '1.2.3' }));
	t.true(validate(document));
	t.false(validate({ ...document, version: '2.0.0' }));
	t.false(validate({ ...document, runs: [{ ...document.runs[0], tool: {} }] }));
});
