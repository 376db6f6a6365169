// The script of `helm test` decides itself which addresses are trusted.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { chart } from '../support/helm.ts';
import { run } from '../support/run.ts';

/** For each pair of address and list: whether the script finds the address in the list. */
async function areTrusted(pairs: readonly (readonly [address: string, list: string])[]): Promise<boolean[]> {
	const text = await readFile(join(chart, 'files/client-ip-test.sh'), 'utf8');
	const functions = ['hex_of', 'in_range', 'is_trusted'].map(
		(name) => new RegExp(`^${name}\\(\\) \\{.*?^\\}$`, 'ms').exec(text)?.[0] ?? '',
	);
	const asks = pairs.map(
		([address, list]) => `CLIENT_IP_TRUSTED_IPS='${list}'; is_trusted '${address}' && echo yes || echo no`,
	);
	const { stdout, stderr } = await run('bash', ['-c', ['set -u', ...functions, ...asks].join('\n')]);
	if (stderr) throw new Error(stderr);
	return stdout
		.trimEnd()
		.split('\n')
		.map((line) => line === 'yes');
}

const known: readonly (readonly [address: string, list: string, trusted: boolean])[] = [
	['10.1.2.3', '', false],
	['10.1.2.3', '10.0.0.0/8', true],
	['10.244.0.20', '10.0.0.0/16', false],
	['10.1.2.3', '192.0.2.0/24,10.1.2.3', true],
	['10.1.2.3', '10.1.2.2/31', true],
	['10.1.2.3', '10.1.2.4/31', false],
	['10.1.2.3', '10.1.2.0/23', true],
	['10.1.4.3', '10.1.2.0/23', false],
	['203.0.113.9', '0.0.0.0/0', true],
	['203.0.113.9', '0.0.0.0/1', false],
	['100.0.113.9', '0.0.0.0/1', true],
	['203.0.113.9', '::/0', false],
	['fd00::9', '0.0.0.0/0', false],
	['fd00::9', '::/0', true],
	['fd00::9', 'FD00::/8', true],
	['fd00:10:244::9', 'fd00:10:244:0::/63', true],
	['fd00:10:244:2::9', 'fd00:10:244::/63', false],
	['::1', '::1', true],
	['::1', '::1/128,10.0.0.0/8', true],
	['2001:db8::', '2001:db8:0:0:0:0:0:0', true],
	['1:2:3:4:5:6:7:8', '1:2:3:4:5:6::/96', true],
	['::ffff:10.0.0.1', '::ffff:10.0.0.0/104', true],
	['64:ff9b::1.2.3.4', '64:ff9b::102:304', true],
];

test('known addresses and lists', async (t) => {
	t.deepEqual(
		await areTrusted(known.map(([address, list]) => [address, list])),
		known.map(([, , trusted]) => trusted),
	);
});

test('any address and range: as a library says', async (t) => {
	const v4 = fc.ipV4();
	const v6 = fc.ipV6().filter((text) => !text.includes('.'));
	const pair = fc
		.oneof(fc.tuple(v4, v4, fc.nat(32)), fc.tuple(v6, v6, fc.nat(128)))
		.map(([address, base, length]) => ({ address, base, length }));
	const near = fc
		.oneof(fc.tuple(v4, fc.nat(32)), fc.tuple(v6, fc.nat(128)))
		.map(([address, length]) => ({ address, base: address, length }));
	const samples = fc.sample(fc.oneof(pair, near), { numRuns: 300, seed: 9 });
	const wanted = samples.map(({ address, base, length }) =>
		ipaddr.parse(address).match(ipaddr.parse(base), length),
	);
	t.true(wanted.includes(true) && wanted.includes(false));
	t.deepEqual(
		await areTrusted(samples.map(({ address, base, length }) => [address, `${base}/${length}`])),
		wanted,
	);
});
