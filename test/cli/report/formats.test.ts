// Findings in every format, word for word.
import test from 'ava';
import { githubReport } from '../../../cli/report/github.ts';
import { jsonReport } from '../../../cli/report/json.ts';
import { junitReport } from '../../../cli/report/junit.ts';
import { sarifReport } from '../../../cli/report/sarif.ts';
import { plainStyle, styleFor } from '../../../cli/report/style.ts';
import { textReport } from '../../../cli/report/text.ts';
import type { Report, ReportFinding } from '../../../cli/report/types.ts';
import { findings } from '../../../schema/findings/index.ts';
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

const esc = '\u001b';
const coloured = `${esc}[31mx${esc}[0m`;
const linked = `${esc}]8;;https://example.com${esc}\\x${esc}]8;;${esc}\\`;

/** Whether there are colours, and links. */
function shows(isTerminal: boolean, env: { readonly [name: string]: string }): string {
	const style = styleFor(isTerminal, env);
	const [colour, link] = [style.error('x'), style.link('x', 'https://example.com')];
	return [colour === coloured ? 'colours' : colour, link === linked ? 'links' : link].join(' ');
}

const terminal = { TERM: 'xterm-256color' };

const terminals: readonly (readonly [isTerminal: boolean, env: { [name: string]: string }, shown: string])[] =
	[
		[true, {}, 'colours x'],
		[false, {}, 'x x'],
		[true, { NO_COLOR: '1' }, 'x x'],
		[true, { NO_COLOR: '' }, 'colours x'],
		[true, { TERM: 'dumb' }, 'x x'],
		[false, { FORCE_COLOR: '1' }, 'colours x'],
		[false, { FORCE_COLOR: '' }, 'colours x'],
		[false, { FORCE_COLOR: '3', NO_COLOR: '1' }, 'colours x'],
		[false, { FORCE_COLOR: 'true', TERM: 'dumb' }, 'colours x'],
		[true, { FORCE_COLOR: '0' }, 'x x'],
		[true, { FORCE_COLOR: 'false' }, 'x x'],
		[true, { ...terminal, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.2' }, 'colours links'],
		[true, { ...terminal, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, 'colours x'],
		[true, { ...terminal, TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.72.0' }, 'colours links'],
		[true, { ...terminal, TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.2' }, 'colours x'],
		[true, { ...terminal, TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '2.0.0-insider' }, 'colours links'],
		[
			true,
			{ ...terminal, TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' },
			'colours links',
		],
		[true, { ...terminal, TERM_PROGRAM: 'ghostty', TERM_PROGRAM_VERSION: '1.2.0' }, 'colours links'],
		[true, { ...terminal, TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, 'colours x'],
		[true, { ...terminal, TERM_PROGRAM: 'constructor', TERM_PROGRAM_VERSION: '9' }, 'colours x'],
		[true, { ...terminal, VTE_VERSION: '7600' }, 'colours links'],
		[true, { ...terminal, VTE_VERSION: '5000' }, 'colours x'],
		[true, { ...terminal, WT_SESSION: 'a' }, 'colours links'],
		[true, { ...terminal, KONSOLE_VERSION: '220401' }, 'colours links'],
		[true, { TERM: 'xterm-kitty' }, 'colours links'],
		[true, { TERM: 'alacritty' }, 'colours links'],
		[true, { TERM: 'tmux-256color', VTE_VERSION: '7600' }, 'colours x'],
		[true, { TERM: 'screen', VTE_VERSION: '7600' }, 'colours x'],
		[true, { ...terminal, VTE_VERSION: '7600', CI: 'true' }, 'colours x'],
		[true, { ...terminal, VTE_VERSION: '7600', NO_COLOR: '1' }, 'x x'],
		[false, { ...terminal, VTE_VERSION: '7600' }, 'x x'],
		[false, { ...terminal, VTE_VERSION: '7600', FORCE_COLOR: '1' }, 'colours x'],
		[false, { FORCE_HYPERLINK: '1' }, 'x links'],
		[false, { FORCE_HYPERLINK: '' }, 'x links'],
		[true, { ...terminal, VTE_VERSION: '7600', FORCE_HYPERLINK: '0' }, 'colours x'],
		[true, { NO_COLOR: '1', FORCE_HYPERLINK: '1' }, 'x links'],
	];

for (const [isTerminal, env, shown] of terminals) {
	test(`text: ${isTerminal ? 'a terminal' : 'a pipe'} with ${JSON.stringify(env)}`, (t) => {
		t.is(shows(isTerminal, env), shown);
	});
}

test('text: colours, and codes that lead to their documentation', (t) => {
	const style = styleFor(true, { TERM: 'xterm-kitty' });
	const [line = ''] = textReport(report, { style }).split('\n');
	t.true(line.startsWith(`${esc}[1ma b.yaml:2:3${esc}[0m: ${esc}[31merror${esc}[0m: `));
	t.true(
		line.endsWith(
			` ${esc}]8;;https://github.com/kong-client-ip/kong-client-ip/blob/main/docs/findings.md#key-unknown${esc}\\${esc}[2m[key-unknown]${esc}[0m${esc}]8;;${esc}\\`,
		),
		JSON.stringify(line),
	);
});

/** The rules by their codes. */
function rules(...codes: readonly ReportFinding['code'][]) {
	const [run] = JSON.parse(
		sarifReport({ findings: codes.map((code) => ({ ...typo, code })) }, { version: '1.2.3' }),
	).runs;
	return new Map(run.tool.driver.rules.map((rule: { id: string }) => [rule.id, rule])) as Map<
		string,
		// biome-ignore lint/suspicious/noExplicitAny: what the document says
		any
	>;
}

test('sarif: the program says where it is from', (t) => {
	const [run] = JSON.parse(sarifReport(report, { version: '1.2.3' })).runs;
	t.is(run.tool.driver.informationUri, 'https://github.com/kong-client-ip/kong-client-ip');
	t.is(run.tool.driver.semanticVersion, '1.2.3');
});

test('sarif: a rule explains itself by the documentation of the finding', (t) => {
	const { doc } = definitionOf('key-unknown');
	const rule = rules('key-unknown').get('key-unknown');
	t.is(rule.name, 'KeyUnknown');
	t.is(
		rule.helpUri,
		'https://github.com/kong-client-ip/kong-client-ip/blob/main/docs/findings.md#key-unknown',
	);
	t.is(rule.shortDescription.text, doc.what.replaceAll('`', ''));
	t.is(rule.defaultConfiguration.level, 'error');
	t.deepEqual(rule.properties, { tags: ['correctness'] });
	for (const part of [doc.why, doc.fix]) t.true(rule.help.markdown.includes(part), part);
});

test('sarif: what lets somebody choose the address is about security', (t) => {
	const about = rules('forgeable-header', 'insider-can-forge', 'owner-unknown', 'proxy-never-sent');
	const severity = (code: string) => about.get(code).properties['security-severity'];
	t.is(severity('forgeable-header'), '8.6');
	t.is(severity('insider-can-forge'), '5.3');
	t.is(severity('owner-unknown'), '3.1');
	t.is(severity('proxy-never-sent'), undefined);
	t.deepEqual(about.get('forgeable-header').properties.tags, ['security', 'external/cwe/cwe-348']);
});

test('sarif: help links whole addresses, and text has no Markdown', (t) => {
	const codes = Object.keys(findings) as ReportFinding['code'][];
	const all = [...rules(...codes).values()];
	t.is(all.length, codes.length);
	for (const { id, shortDescription, fullDescription, help } of all) {
		for (const [, target] of help.markdown.matchAll(/\]\(([^)]*)\)/g))
			t.regex(target, /^https:\/\/[^ ]+$/, id);
		for (const { text } of [shortDescription, fullDescription, help]) {
			t.notRegex(text, /`|\]\(|<http|\.\.\//, id);
			// GitHub cuts what is longer.
			if (text !== help.text) t.true(text.length <= 1024, id);
		}
	}
});

test('json: versioned, with counts', (t) => {
	t.deepEqual(JSON.parse(jsonReport(report, { version: '1.2.3' })), {
		version: 1,
		tool: { name: 'kong-client-ip', version: '1.2.3' },
		summary: { errors: 1, warnings: 0, notes: 1 },
		findings: [typo, object],
	});
});

test('junit: errors fail, others are skipped, and clean files pass', (t) => {
	const texts = new Map([...(report.texts ?? []), ['clean.yaml', 'clientIp: {}\n']]);
	t.is(
		junitReport({ findings: [{ ...typo, message: 'a < "b" & c' }, object], texts }),
		`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kong-client-ip" tests="3" failures="1" errors="0">
  <testsuite name="kong-client-ip" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="a b.yaml" name="key-unknown: clientIp.stratgy" time="0"><failure type="key-unknown" message="a &lt; &quot;b&quot; &amp; c">a b.yaml:2:3
error: a &lt; "b" &amp; c</failure></testcase>
    <testcase classname="input" name="hairpin: Service/kong-proxy:spec" time="0"><skipped type="hairpin" message="note: It is 100% lost, here: now."/></testcase>
    <testcase classname="clean.yaml" name="no findings" time="0"/>
  </testsuite>
</testsuites>
`,
	);
	const nothing = junitReport({ findings: [] });
	t.true(nothing.includes('tests="1" failures="0"'), nothing);
	t.true(nothing.includes('<testcase classname="input" name="no findings" time="0"/>'));
});

test('junit: there is no character that XML does not have', (t) => {
	const out = junitReport({
		findings: [{ ...typo, message: 'a\u0000\u001b\uffff\ufffe]]>\nb', file: 'a\tb"<\n.yaml' }],
	});
	t.notRegex(out, /[^\P{Cc}\n\t]|[\uffff\ufffe]/u);
	t.true(out.includes('message="a\\u0000\\u001b\ufffd\ufffd]]&gt;&#10;b"'), out);
	t.true(out.includes('classname="a&#9;b&quot;&lt;&#10;.yaml"'), out);
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
	// Places in objects have no end.
	t.is(
		githubReport({
			findings: [
				{ code: 'hairpin', severity: 'error', message: 'Lost.', file: 'a.yaml', line: 2, column: 3 },
			],
		}),
		'::error file=a.yaml,line=2,col=3,title=hairpin::Lost.\n',
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
	// GitHub refuses a document in which one result has no file.
	t.deepEqual(run.results[1].locations, [
		{
			physicalLocation: {
				artifactLocation: { uri: 'a%20b.yaml' },
				region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
			},
			logicalLocations: [{ fullyQualifiedName: object.path }],
		},
	]);
});

test('sarif: where no file was read, a place is what was looked at, without a scheme', (t) => {
	const uriOf = (subject: string) => {
		const document = sarifReport({ findings: [object], subject }, { version: '1.2.3' });
		return JSON.parse(document).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
	};
	t.is(uriOf('standard input'), 'standard%20input');
	// A colon in front would make a scheme of the host.
	t.is(uriOf('kong.example:8443/client-ip'), 'kong.example%3A8443/client-ip');
});
