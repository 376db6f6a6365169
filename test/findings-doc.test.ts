// docs/findings.md has a section for every code, and no other.
import { readFileSync } from 'node:fs';
import test from 'ava';
import type { YamlProblemCode } from '../readers/yaml/types.ts';
import { checkMessages } from '../schema/check/messages.ts';
import { importMessages } from '../schema/import/messages.ts';
import { messages } from '../schema/messages.ts';

const doc = readFileSync(new URL('../docs/findings.md', import.meta.url), 'utf8');
const sections = doc.split(/^## /m).slice(1);
const named = sections.map((section) => section.slice(0, section.indexOf('\n')));

/** Problems of the YAML itself. Missing or misspelt ones do not compile. */
const yamlCodes: { readonly [code in YamlProblemCode]: true } = {
	'yaml-alias': true,
	'yaml-documents': true,
	'yaml-duplicate-key': true,
	'yaml-encoding': true,
	'yaml-key': true,
	'yaml-merge': true,
	'yaml-newline': true,
	'yaml-not-a-map': true,
	'yaml-number': true,
	'yaml-size': true,
	'yaml-syntax': true,
	'yaml-tag': true,
};

test('every code has one section, and every section a code', (t) => {
	const codes = [...new Set([messages, checkMessages, importMessages, yamlCodes].flatMap(Object.keys))];
	t.deepEqual([...named].sort(), codes.sort());
});

test('every section says what, why, how to fix it, and where that is known from', (t) => {
	for (const section of sections) {
		for (const part of ['**What.**', '**Why.**', '**Fix.**', '**Source.**'])
			t.true(section.includes(part), `${section.slice(0, 40)} ${part}`);
	}
});
