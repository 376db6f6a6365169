// Four times the text takes about four times the work, not sixteen times: whatever is repeated, wherever it is.
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { objectsOfText, valuesOfText } from '../../support/hostile.ts';

/** Milliseconds of the processor. */
async function work(args: readonly string[], input: string): Promise<number> {
	const io = fakeIo({ stdin: async () => new TextEncoder().encode(input) });
	const before = process.cpuUsage();
	await main([...args, '-'], io);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** Whether the work grows with the length. Less than the clock tells apart counts as equal; a disturbed run has two more chances. */
async function isLinear(args: readonly string[], input: (length: number) => string): Promise<boolean> {
	for (let attempt = 0; attempt < 3; attempt++) {
		const once = await work(args, input(3_000));
		const more = await work(args, input(12_000));
		if (more < 10 * Math.max(once, 12)) return true;
	}
	return false;
}

const blanks = (length: number) => ' '.repeat(length);

const texts: { readonly [what: string]: (length: number) => string } = {
	'blanks in a listener': (length) => `0.0.0.0:8000${blanks(length)}x`,
	'blanks in Lua': (length) => `$a "if ngx.var.proxy_protocol_addr then${blanks(length)}x"`,
	'references that are never closed': (length) => '$('.repeat(length / 2),
	colons: (length) => ':'.repeat(length),
	slashes: (length) => `${'/'.repeat(length)}x`,
	'line ends': (length) => '\n'.repeat(length),
};

for (const [what, text] of Object.entries(texts)) {
	test.serial(`check: ${what}`, async (t) => {
		t.true(await isLinear(['check'], (length) => objectsOfText(text(length))));
	});
	test.serial(`values: ${what}`, async (t) => {
		t.true(await isLinear(['explain'], (length) => valuesOfText(text(length))));
	});
}
