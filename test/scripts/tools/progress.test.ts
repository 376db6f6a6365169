// scripts/tools/progress.ts: what a slow step writes to a terminal and to a pipe.
import test from 'ava';
import { startProgress } from '../../../scripts/tools/progress.ts';

function stream(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, write: (text: string) => written.push(text) > 0, written };
}

test('a pipe gets one line, whatever follows', (t) => {
	const pipe = stream(false);
	const progress = startProgress('Providing …', pipe as never);
	progress.phase('Unpacking …');
	progress.end();
	t.deepEqual(pipe.written, ['Providing …\n']);
});

test('a terminal sees each phase on one line, which is clean in the end', (t) => {
	const terminal = stream(true);
	const progress = startProgress('Providing …', terminal as never);
	progress.phase('Unpacking …');
	progress.end();
	t.deepEqual(terminal.written, ['\r\u001b[KProviding … 0 s', '\r\u001b[KUnpacking … 0 s', '\r\u001b[K']);
});
