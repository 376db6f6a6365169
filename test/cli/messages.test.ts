// The messages of wrong usage, as they are in the code: behind the name of the program, so each begins with a small letter, or with a name.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';

const root = resolve(import.meta.dirname, '../..');

/** Names are written with a capital wherever they are. */
const names = /^(Helm|Kong|HELM=|CHANGELOG)/;

const messages = ['cli', 'readers', 'schema', 'scripts'].flatMap((house) =>
	readdirSync(join(root, house), { encoding: 'utf8', recursive: true })
		.filter((name) => name.endsWith('.ts'))
		.flatMap((name) => [
			...readFileSync(join(root, house, name), 'utf8').matchAll(/new UserError\(\s*(?:'|`|")([^\n]*)/g),
		])
		.map(([, message = '']) => message),
);

test('messages of wrong usage begin alike', (t) => {
	t.true(messages.length > 60);
	t.deepEqual(
		messages.filter((message) => /^[A-Z]/.test(message) && !names.test(message)),
		[],
	);
});
