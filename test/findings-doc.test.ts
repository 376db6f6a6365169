// docs/findings.md has a section for every code, and no other.
import { readFileSync } from 'node:fs';
import test from 'ava';
import { checkMessages } from '../schema/check/messages.ts';
import { messages } from '../schema/messages.ts';

const doc = readFileSync(new URL('../docs/findings.md', import.meta.url), 'utf8');
const sections = doc.split(/^## /m).slice(1);
const named = sections.map((section) => section.slice(0, section.indexOf('\n')));

/** Problems of the YAML itself have sections beside the codes of the tables. */
const ofYaml = (code: string) => code.startsWith('yaml-');

test('every code has one section, and every section a code', (t) => {
	const codes = [...Object.keys(messages), ...Object.keys(checkMessages)];
	t.deepEqual(named.filter((code) => !ofYaml(code)).sort(), codes.sort());
});

test('every section says what, why, how to fix it, and where that is known from', (t) => {
	for (const section of sections) {
		for (const part of ['**What.**', '**Why.**', '**Fix.**', '**Source.**'])
			t.true(section.includes(part), `${section.slice(0, 40)} ${part}`);
	}
});
