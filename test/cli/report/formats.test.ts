// Findings in every format, word for word.
import test from 'ava';
import { githubReport } from '../../../cli/report/github.ts';
import { jsonReport } from '../../../cli/report/json.ts';
import { sarifReport } from '../../../cli/report/sarif.ts';
import { colourStyle, plainStyle, styleFor } from '../../../cli/report/style.ts';
import { textReport } from '../../../cli/report/text.ts';
import type { Report, ReportFinding } from '../../../cli/report/types.ts';
import { definitionOf } from '../../../schema/findings/render.ts';

const text = 'clientIp:\n  stratgy: auto\n  trustedIPs: [lb]\n';
const typo: ReportFinding = {
	code: 'key-unknown',
	severity: 'error',
	message: 'clientIp.stratgy is not a value of this chart.',
	file: 'a b.yaml',
	line: 2,
	column: 3,
	endLine: 2,
	endColumn: 10,
	path: 'clientIp.stratgy',
};
const object: ReportFinding = {
	code: 'hairpin',
	severity: 'note',
	message: 'It is 100% lost, here: now.',
	path: 'Service/kong-proxy:spec',
};
const report: Report = { findings: [typo, object], texts: new Map([['a b.yaml', text]]) };
const plain = { style: plainStyle };

test('text: place, sentence, code and the lines around', (t) => {
	t.is(
		textReport(report, plain),
		`a b.yaml:2:3: error: clientIp.stratgy is not a value of this chart. [key-unknown]
  1 | clientIp:
> 2 |   stratgy: auto
    |   ^^^^^^^
  3 |   trustedIPs: [lb]

Service/kong-proxy:spec: note: It is 100% lost, here: now. [hairpin]
`,
	);
});

test('text: findings of one place share the lines', (t) => {
	const second = { ...typo, severity: 'warning', code: 'header-case', message: 'And this.' } as const;
	const lines = textReport({ ...report, findings: [typo, second] }, plain).split('\n');
	t.deepEqual(lines.slice(0, 3), [
		'a b.yaml:2:3: error: clientIp.stratgy is not a value of this chart. [key-unknown]',
		'a b.yaml:2:3: warning: And this. [header-case]',
		'  1 | clientIp:',
	]);
});

test('text: folded notes are a line each, behind all that has lines around it', (t) => {
	const note = { ...typo, severity: 'note', message: 'Worth knowing.' } as const;
	const folded = { ...report, findings: [typo, note, object], foldNotes: true };
	t.is(
		textReport(folded, plain),
		`a b.yaml:2:3: error: clientIp.stratgy is not a value of this chart. [key-unknown]
  1 | clientIp:
> 2 |   stratgy: auto
    |   ^^^^^^^
  3 |   trustedIPs: [lb]

a b.yaml:2:3: note: Worth knowing. [key-unknown]
Service/kong-proxy:spec: note: It is 100% lost, here: now. [hairpin]
`,
	);
});

test('text: nothing for nothing', (t) => {
	t.is(textReport({ findings: [] }, plain), '');
});

test('text: what users wrote cannot move the cursor or forge a line', (t) => {
	const message = 'clientIp.\u001b[2J\nb.yaml:1:1: error is unknown.';
	const found = { ...typo, message };
	const evil = new Map([['a b.yaml', 'clientIp:\n  \u001b[2Jx: auto\n']]);
	const out = textReport({ findings: [found], texts: evil }, plain);
	t.false(out.includes('\u001b'));
	t.true(out.startsWith('a b.yaml:2:3: error: clientIp.\\u001b[2J\\u000ab.yaml:1:1: error is unknown.'));
});

test('text: a long line is cut around the place', (t) => {
	const line = `a: ${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
	const place = { ...typo, line: 1, column: 504, endLine: 1, endColumn: 508 };
	const out = textReport(
		{ findings: [place], texts: new Map([['a b.yaml', line]]) },
		{ ...plain, columns: 60 },
	);
	const [, shown = '', marks = ''] = out.split('\n');
	t.true(shown.length <= 60);
	t.is(shown.indexOf('HERE'), marks.indexOf('^^^^'));
});

test('text: a place on several lines is marked to the end of its first', (t) => {
	const place = { ...typo, line: 1, column: 1, endLine: 3, endColumn: 2 };
	t.is(textReport({ ...report, findings: [place] }, plain).split('\n')[2], '    | ^^^^^^^^^');
});

test('text: a very long sentence is cut in the middle', (t) => {
	const message = `Begin ${'x'.repeat(5000)} end.`;
	const [line = ''] = textReport({ findings: [{ ...typo, message }] }, plain).split('\n');
	t.regex(line, /^a b\.yaml:2:3: error: Begin x+ … x+ end\. \[key-unknown\]$/);
	t.true(line.length < 1600);
});

test('text: colours', (t) => {
	t.true(
		textReport(report, { style: colourStyle }).startsWith(
			'\u001b[1ma b.yaml:2:3\u001b[0m: \u001b[31merror\u001b[0m: ',
		),
	);
	t.is(styleFor(true, {}), colourStyle);
	t.is(styleFor(false, {}), plainStyle);
	t.is(styleFor(true, { NO_COLOR: '1' }), plainStyle);
	t.is(styleFor(true, { NO_COLOR: '' }), colourStyle);
	t.is(styleFor(true, { TERM: 'dumb' }), plainStyle);
});

test('sarif: a rule explains itself by the documentation of the finding', (t) => {
	const [run] = JSON.parse(sarifReport(report, { version: '1.2.3' })).runs;
	const { doc } = definitionOf('key-unknown');
	const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === 'key-unknown');
	t.is(rule.shortDescription.text, doc.what.replaceAll('`', ''));
	t.is(rule.defaultConfiguration.level, 'error');
	for (const part of [doc.why, doc.fix, doc.source]) t.true(rule.help.markdown.includes(part), part);
});

test('json: versioned, with counts', (t) => {
	t.deepEqual(JSON.parse(jsonReport(report, { version: '1.2.3' })), {
		version: 1,
		tool: { name: 'kong-client-ip', version: '1.2.3' },
		summary: { errors: 1, warnings: 0, notes: 1 },
		findings: [typo, object],
	});
});

test('github: one workflow command each, escaped', (t) => {
	t.is(
		githubReport(report),
		`::error file=a b.yaml,line=2,endLine=2,col=3,endColumn=9,title=key-unknown::clientIp.stratgy is not a value of this chart.
::notice title=hairpin::It is 100%25 lost, here: now.
`,
	);
	const many = { ...typo, file: 'a,b:c.yaml', endLine: 3, message: 'one\ntwo' };
	t.is(
		githubReport({ findings: [many] }),
		'::error file=a%2Cb%3Ac.yaml,line=2,endLine=3,title=key-unknown::one%0Atwo\n',
	);
});

test('sarif: results refer to rules by index, places are whole', (t) => {
	const [run] = JSON.parse(sarifReport(report, { version: '1.2.3' })).runs;
	t.deepEqual(
		run.tool.driver.rules.map((rule: { id: string }) => rule.id),
		['hairpin', 'key-unknown'],
	);
	t.is(run.columnKind, 'utf16CodeUnits');
	t.deepEqual(run.results[0], {
		ruleId: 'key-unknown',
		ruleIndex: 1,
		level: 'error',
		message: { text: typo.message },
		locations: [
			{
				physicalLocation: {
					artifactLocation: { uri: 'a%20b.yaml' },
					region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 10 },
				},
				logicalLocations: [{ fullyQualifiedName: 'clientIp.stratgy' }],
			},
		],
	});
	t.deepEqual(run.results[1].locations, [{ logicalLocations: [{ fullyQualifiedName: object.path }] }]);
});
