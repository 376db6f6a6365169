// The quick verdict: never another one than the whole check's.
import test from 'ava';
import fc from 'fast-check';
import { checkAlone } from '../../../cli/validate/alone.ts';
import { quickVerdict } from '../../../cli/validate/clean.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import { valuesArbitrary } from '../../support/values-arbitrary.ts';

/** Block style, as users write it; one line each for what is no map. */
function write(value: unknown, indent = ''): string {
	return Object.entries(value as object)
		.map(([key, member]) =>
			typeof member === 'object' &&
			member !== null &&
			!Array.isArray(member) &&
			Object.keys(member).length > 0
				? `${indent}${key}:\n${write(member, `${indent}  `)}`
				: `${indent}${key}: ${Array.isArray(member) ? `[${member.map(String).join(', ')}]` : JSON.stringify(member)}\n`,
		)
		.join('');
}

test('random files', (t) => {
	const verdicts = { clean: 0, skipped: 0, none: 0 };
	for (const values of fc.sample(valuesArbitrary, { numRuns: 3000, seed: 9 })) {
		const { clientIp, ...others } = values;
		for (const part of [{ clientIp }, others, values]) {
			const text = write(part);
			const verdict = quickVerdict(Buffer.from(text), false);
			verdicts[verdict ?? 'none']++;
			if (verdict === undefined) continue;
			const whole = checkAlone(readYaml(text, 'values.yaml'), false);
			t.deepEqual(whole, { findings: [], skipped: verdict === 'skipped', ifComplete: 0 }, text);
		}
	}
	t.true(verdicts.clean > 20 && verdicts.skipped > 100 && verdicts.none > 100, JSON.stringify(verdicts));
});
