// docs/findings.md is generated: every code has one section, with every part of it, and the index leads to it.
import { readFileSync } from 'node:fs';
import test from 'ava';
import { findings } from '../../schema/findings/index.ts';

const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
const sections = page.split(/^## /m).slice(1);
const named = sections.map((section) => section.slice(0, section.indexOf('\n')));

test('every code has one section, and every section a code', (t) => {
	t.deepEqual([...named].sort(), Object.keys(findings).sort());
});

test('every section says what, why, how to fix it, and where that is known from', (t) => {
	for (const section of sections) {
		for (const part of ['What', 'Why', 'Fix', 'Source'])
			t.regex(section, new RegExp(`\\*\\*${part}\\.\\*\\* \\S`), `${section.slice(0, 40)} ${part}`);
	}
});

test('the index links every section', (t) => {
	const [index = ''] = page.split(/^# Values/m);
	const links = [...index.matchAll(/\[([\w-]+)\]\(#\1\)/g)].map(([, code]) => code);
	t.deepEqual(links.sort(), Object.keys(findings).sort());
});
