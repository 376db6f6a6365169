// The Lua that removes forged headers, as this chart writes it and has written it: the simulator knows what each text does.
import test from 'ava';
import { clearHeaders, readHeaderClearing } from '../../schema/trace/kong/header-clearing.ts';

const six = ['for', 'proto', 'host', 'port', 'path', 'prefix'];
const dashed = six.map((name) => `x-forwarded-${name}`);
const underscored = six.map((name) => `x_forwarded_${name}`);
const loop = (names: string, body: string) => `for _, n in ipairs({${names}}) do ${body} end`;
const ALL = "'for','proto','host','port','path','prefix'";
const clears = (name: string) => `ngx.req.clear_header(${name})`;
const LAST =
	"local v = ngx.req.get_headers(0)['x-forwarded-' .. n] if type(v) == 'table' then for _, l in ipairs(v) do ngx.req.set_header('x-forwarded-' .. n, l) end end";

for (const [what, lua, names, lastOf] of [
	['the underscored ones', loop(ALL, clears("'x_forwarded_' .. n")), underscored, []],
	[
		'one loop after another',
		`${loop(ALL, clears("'x_forwarded_' .. n"))} ${loop("'host','path'", clears("'x-forwarded-' .. n"))}`,
		[...underscored, 'x-forwarded-host', 'x-forwarded-path'],
		[],
	],
	[
		'whole names in a loop',
		loop("'forwarded','True-Client-IP'", clears('n')),
		['forwarded', 'true-client-ip'],
		[],
	],
	[
		'two calls in a loop',
		loop("'for'", `${clears("'x-forwarded-' .. n")} ${clears("'x_forwarded_' .. n")}`),
		['x-forwarded-for', 'x_forwarded_for'],
		[],
	],
	['all lines but the last', loop("'proto','host'", LAST), [], ['x-forwarded-proto', 'x-forwarded-host']],
] as const) {
	test(`${what} are understood`, (t) => {
		t.deepEqual(readHeaderClearing(`$client_ip_ "${lua}"`), { names, lastOf, onlyWithProxySource: false });
	});
}

test('a condition on PROXY, as earlier versions wrote it, is understood', (t) => {
	const both = `${clears("'x-forwarded-' .. n")} ${clears("'x_forwarded_' .. n")}`;
	const text = `$client_ip_ "if ngx.var.proxy_protocol_addr then ${loop(ALL, both)} end"`;
	t.deepEqual(readHeaderClearing(text), {
		names: [...dashed, ...underscored],
		lastOf: [],
		onlyWithProxySource: true,
	});
});

test('of several lines the last stays, and other headers are left alone', (t) => {
	const clearing = readHeaderClearing(`$client_ip_ "${loop("'proto'", LAST)}"`);
	const lines = [
		['X-Forwarded-Proto', 'https'],
		['X-Forwarded-Host', 'a'],
		['x-forwarded-proto', 'http'],
		['X-Forwarded-Host', 'b'],
	] as const;
	t.deepEqual(clearHeaders(lines, clearing, null), lines.slice(1));
});

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
