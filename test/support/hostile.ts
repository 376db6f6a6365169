// Inputs that are meant to do harm, for every command that reads files.

/** What every object of JavaScript has, whatever it is a table of. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

/** Escape, CSI of C1, bell, backspace, carriage return, delete, next line, and what turns text around or breaks lines. */
const moves = '\u001b[31m\u009b2J\u0007\b\r\u007f\u0085\u200f\u061c\u202e\u2066\u2028';

const blanks = ' '.repeat(10_000);

const values = (word: string) => ({
	[word]: { [word]: 1 },
	clientIp: { loadBalancer: word, strategy: word, cdn: word, trustedIPs: [word], [word]: {} },
	proxy: { type: word, annotations: { [word]: word }, http: { [word]: word }, [word]: word },
	env: { [word]: word, [`KONG_${word}`]: word, trusted_ips: word, proxy_listen: word },
	podLabels: { [word]: word },
	inCluster: word,
});

/** Values that are right but for texts that are free: they get as far as the answer of each command. */
const accepted = (text: string) => ({
	clientIp: { loadBalancer: 'metallb' },
	proxy: { annotations: { a: text, [`b${text}`]: 'c' } },
	env: { nginx_proxy_set_by_lua: text, log_level: text },
});

/** A gateway with the text in each place that a check reads. */
function objects(text: string): object[] {
	const map = { [text]: text };
	const variables = ['PROXY_LISTEN', 'TRUSTED_IPS', 'REAL_IP_HEADER', 'PORT_MAPS', 'NGINX_PROXY_SET_BY_LUA'];
	const env = variables.map((name) => ({ name: `KONG_${name}`, value: text }));
	const metadata = { name: text, namespace: text, annotations: map, labels: map };
	const pod = {
		metadata: { labels: { app: 'kong', ...map } },
		spec: { containers: [{ image: 'kong', env }] },
	};
	const ports = [{ name: text, port: 80, targetPort: text }];
	return [
		{ kind: 'Service', metadata, spec: { type: 'LoadBalancer', selector: { app: 'kong' }, ports } },
		{ kind: 'Deployment', metadata, spec: { template: pod } },
		{ kind: 'ConfigMap', metadata, data: map },
		{ kind: text, apiVersion: text, metadata, spec: map },
	];
}

const yaml = (body: unknown) => JSON.stringify(body);
const list = (items: readonly object[]) => yaml({ kind: 'List', items });

/** The names of files and their content. */
export const hostileInputs: { readonly [name: string]: string | Uint8Array } = {
	...Object.fromEntries(
		inherited.flatMap((word) => [
			[`values of ${word}`, yaml(values(word))],
			[`objects of ${word}`, list(objects(word))],
		]),
	),
	'values that move the cursor': yaml(values(`x${moves}`)),
	'accepted values that move the cursor': yaml(accepted(`x${moves}`)),
	'objects that move the cursor': list(objects(`x${moves}`)),
	[`a name that moves the cursor ${moves}`]: 'clientIp: {strategy: x}\n',
	'raw escapes': `clientIp: {strategy: "${moves}"}\n`,
	'blanks in values': yaml(accepted(`$x "if ngx.var.proxy_protocol_addr then${blanks}x"`)),
	'blanks in objects': list(objects(`0.0.0.0:8000${blanks}x`)),
	'a very long line': `clientIp: {strategy: ${'x'.repeat(300_000)}}\n`,
	'thousands of unknown keys': Array.from({ length: 400 }, (_, index) => `clientIpp${index}: 1`).join('\n'),
	'thousands of pairs without a blank': `clientIp: {${Array.from({ length: 400 }, (_, i) => `a${i}:1`).join(', ')}}\n`,
	'deep lists': `a: ${'['.repeat(20_000)}`,
	'deep objects in JSON': `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
	'aliases that multiply': [
		'a0: &a0 [x, x]',
		...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
	].join('\n'),
	'an alias of itself': 'a: &a [*a]\n',
	'no text': new Uint8Array([0, 1, 2, 255, 254, 0]),
	'half a character': new Uint8Array([0x61, 0x3a, 0x20, 0xe2, 0x82]),
	'UTF-16': new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a, 0]),
	nothing: '',
	null: 'null\n',
	'a number': '5\n',
	'lists of nothing': '[[], {}, null, [null]]\n',
	'a list that is none': 'kind: List\nitems: 5\n',
	'a kind that is none': 'kind: {}\nmetadata: []\nspec: 5\n',
};

/** A gateway with the text in each place that a check reads. */
export const objectsOfText = (text: string): string => list(objects(text));

/** Values with the text where any text is taken. */
export const valuesOfText = (text: string): string => yaml(accepted(text));
