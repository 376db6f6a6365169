// What a build may hold.
import test from 'ava';
import { inAscii } from '../../../scripts/build/bundle.ts';

test('a command that holds more than ASCII is not built, and the place is named', (t) => {
	t.is(inAscii('/\\u03bcs/.test(text)', 'commands/x.cjs'), '/\\u03bcs/.test(text)');
	t.throws(() => inAscii('const unit = /μs/;', 'commands/x.cjs'), {
		message:
			'commands/x.cjs holds more than ASCII, in a regular expression most likely; write \\u… there: const unit = /μs/;',
	});
});
