// Where reports go, and the exit code.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { reportSettings } from '../../../cli/report/options.ts';
import { writeReport } from '../../../cli/report/report.ts';
import type { ReportFinding } from '../../../cli/report/types.ts';
import { UserError } from '../../../readers/user-error.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const warning: ReportFinding = { code: 'header-case', severity: 'warning', message: 'Careful.' };
const error: ReportFinding = { code: 'header-name', severity: 'error', message: 'Wrong.' };

async function code(findings: ReportFinding[], options: Parameters<typeof reportSettings>[0] = {}) {
	const io = fakeIo();
	return { code: await writeReport({ findings }, reportSettings(options), io), ...io.said };
}

test('errors are 1, warnings and notes are 0', async (t) => {
	t.deepEqual(await code([]), { code: 0, stdout: '', stderr: '' });
	t.deepEqual(await code([warning]), { code: 0, stdout: 'warning: Careful. [header-case]\n', stderr: '' });
	t.is((await code([{ ...warning, severity: 'note' }], { 'max-warnings': '0' })).code, 0);
	t.is((await code([warning, error])).code, 1);
});

test('more warnings than allowed are 1, and said', async (t) => {
	t.is((await code([warning], { 'max-warnings': '1' })).code, 0);
	t.deepEqual(await code([warning], { 'max-warnings': '0' }), {
		code: 1,
		stdout: 'warning: Careful. [header-case]\n',
		stderr: 'kong-client-ip: 1 warning, and --max-warnings allows 0.\n',
	});
});

test('several formats at once, to standard output and to files', async (t) => {
	await withFolder(async (cwd) => {
		const io = fakeIo({ cwd });
		const settings = reportSettings({ format: ['github', 'text', 'sarif=out.sarif', 'json=out=1.json'] });
		t.is(await writeReport({ findings: [error] }, settings, io), 1);
		t.is(io.said.stdout, '::error title=header-name::Wrong.\nerror: Wrong. [header-name]\n');
		t.is(JSON.parse(await readFile(join(cwd, 'out.sarif'), 'utf8')).version, '2.1.0');
		t.is(JSON.parse(await readFile(join(cwd, 'out=1.json'), 'utf8')).findings[0].message, 'Wrong.');
	});
});

test('a file that cannot be written is reported in one line', async (t) => {
	const settings = reportSettings({ format: ['json=no/such/out.json'] });
	await t.throwsAsync(writeReport({ findings: [] }, settings, fakeIo({ cwd: '/tmp' })), {
		instanceOf: UserError,
		message: '/tmp/no/such/out.json cannot be written: its folder does not exist.',
	});
});

for (const [options, message] of [
	[
		{ format: ['jsn'] },
		'--format jsn is not known. Use one of text, json, sarif, junit, github. Did you mean json?',
	],
	[{ format: ['json='] }, '--format json= names no file. Write --format json=FILE.'],
	[
		{ format: ['text', 'json'] },
		'--format text and json would be mixed on standard output. Give one a file: --format json=FILE.',
	],
	[{ 'max-warnings': '-1' }, '--max-warnings -1 is not a whole number, such as 0.'],
] as const) {
	test(`refused: ${JSON.stringify(options)}`, (t) => {
		t.throws(() => reportSettings(options), { instanceOf: UserError, message });
	});
}
