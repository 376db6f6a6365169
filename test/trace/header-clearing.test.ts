// The Lua that removes forged headers, as the chart writes it: the simulator knows what each form removes.
import test from 'ava';
import { headerClearing } from '../../schema/decide/environment.ts';
import { readHeaderClearing } from '../../schema/trace/kong/header-clearing.ts';

const six = ['for', 'proto', 'host', 'port', 'path', 'prefix'];
const dashed = six.map((name) => `x-forwarded-${name}`);
const underscored = six.map((name) => `x_forwarded_${name}`);

const forms = {
	onProxyConnections: { names: [...dashed, ...underscored], onlyWithProxySource: true },
	underscored: { names: underscored, onlyWithProxySource: false },
	underscoredAndFor: { names: ['x-forwarded-for', ...underscored], onlyWithProxySource: false },
	all: { names: [...dashed, ...underscored], onlyWithProxySource: false },
};

test('every form that the chart writes is here', (t) => {
	t.deepEqual(Object.keys(forms), Object.keys(headerClearing));
});

for (const [form, expected] of Object.entries(forms)) {
	test(`the form ${form} is understood`, (t) => {
		t.deepEqual(readHeaderClearing(headerClearing[form as keyof typeof headerClearing]), expected);
	});
}

for (const [what, lua] of Object.entries({
	'another condition': '$a "if ngx.var.scheme then ngx.req.clear_header(\'x\') end"',
	'a call of something else': "$a \"ngx.req.set_header('x-forwarded-for', '1.2.3.4')\"",
	'text behind the calls': '$a "ngx.req.clear_header(\'x\') return 1"',
	'no code at all': '$a ""',
})) {
	test(`${what} is not guessed at`, (t) => {
		t.is(readHeaderClearing(lua), null);
	});
}

const call = "ngx.req.clear_header('x-forwarded-for')";

for (const [what, lua, expected] of [
	[
		'before an end that never comes',
		(gap: string) => `$a "if ngx.var.proxy_protocol_addr then${gap}x"`,
		null,
	],
	['between calls and an unknown end', (gap: string) => `$a "${`${call}${gap};${gap}`.repeat(40)}x"`, null],
	[
		'in a loop that never ends',
		(gap: string) =>
			`$a "for _, n in ipairs({'for'}) do ${`ngx.req.clear_header('x-' .. n)${gap}`.repeat(40)}x"`,
		null,
	],
	['before a quote that is not the last', (gap: string) => `$a "${`"${gap}`.repeat(40)}`, null],
	['around one call', (gap: string) => `${gap}$a${gap}"${gap}${call}${gap}"${gap}`, ['x-forwarded-for']],
] as const) {
	test(`50,000 blanks ${what} take no more work than one`, (t) => {
		for (const gap of [' ', ' '.repeat(50_000)])
			t.deepEqual(readHeaderClearing(lua(gap))?.names ?? null, expected);
	});
}

test('a text that ends within quotes, and other words of Lua, are not guessed at', (t) => {
	for (const code of [
		`${call} .. "x`,
		`${call} -- done`,
		`if x then ${call} end`,
		"ngx.req.clear_header('\\45')",
		'end',
	])
		t.is(readHeaderClearing(`$a '${code}'`), null);
});
