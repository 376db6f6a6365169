// What an editor makes of the schema of the values, by the real yaml-language-server: keys and values that it offers, what it shows and what it
// marks.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { type Server, startServer } from './language-server.ts';
import { serverOf, versions } from './servers.ts';

const chart = resolve(import.meta.dirname, '../../chart');
const schema = await readFile(join(chart, 'values.schema.json'), 'utf8');
const values: { [key: string]: object } = parse(await readFile(join(chart, 'values.yaml'), 'utf8'));

const keysOf = (map: object | undefined) => Object.keys(map ?? {}).sort();

for (const version of versions) {
	const about = `yaml-language-server ${version}`;
	let folder: string;
	let server: Server;

	test.before(`${about} starts`, async () => {
		const { node, script } = await serverOf(version);
		folder = await mkdtemp(join(tmpdir(), 'editors-'));
		server = await startServer(node, script, folder, schema);
	});

	test.after.always(`${about} ends`, async () => {
		server?.close();
		if (folder) await rm(folder, { recursive: true, force: true });
	});

	const offered = async (text: string) => (await (await server.open(text)).complete()).sort();
	const shown = async (text: string) => (await (await server.open(text)).hover()).replaceAll('\\', '');
	const marked = async (text: string) => (await server.open(text)).diagnostics;

	test(`${about} offers every key of the file, and of each block`, async (t) => {
		t.deepEqual(await offered('|\n'), [...keysOf(values), 'enabled', 'global'].sort());
		for (const block of ['clientIp', 'proxy', 'image', 'deployment', 'networkPolicy'])
			t.deepEqual(await offered(`${block}:\n  |\n`), keysOf(values[block]), block);
		t.deepEqual(await offered('clientIp:\n  httpHeaders:\n    |\n'), ['name', 'recursive', 'writes']);
		// Where the schema asks for trustedIPs, servers offer what is missing once more, under the name of the block.
		const there = ['loadBalancer', 'strategy'];
		const rest = await offered(
			'clientIp:\n  loadBalancer: gke-passthrough\n  strategy: proxyProtocol\n  |\n',
		);
		const missing = keysOf(values.clientIp).filter((key) => !there.includes(key));
		t.deepEqual([...new Set(rest)], [...missing, 'clientIp'].sort());
	});

	test(`${about} offers the values of a list, each once`, async (t) => {
		const strategies = ['auto', 'externalTrafficPolicy', 'httpHeaders', 'none', 'null', 'proxyProtocol'];
		t.deepEqual(await offered('clientIp:\n  strategy: |\n'), strategies);
		const products = await offered('clientIp:\n  loadBalancer: |\n');
		t.true(products.includes('aws-nlb-ip') && products.includes('gke-passthrough'));
		t.is(new Set(products).size, products.length);
	});

	test(`${about} offers settings of Kong below env, but for those that the chart sets`, async (t) => {
		const settings = await offered('env:\n  |\n');
		for (const name of ['database', 'log_level', 'nginx_worker_processes', 'untrusted_lua'])
			t.true(settings.includes(name), name);
		for (const name of ['trusted_ips', 'real_ip_header', 'proxy_listen', 'cassandra_port'])
			t.false(settings.includes(name), name);
	});

	test(`${about} shows a sentence, the default and a line for each value`, async (t) => {
		const strategy = await shown('clientIp:\n  stra|tegy: httpHeaders\n');
		t.regex(strategy, /^#### clientIp\n\nHow the client's address reaches Kong\./);
		t.regex(strategy, /Default: `auto`\./);
		for (const value of ['auto', 'externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'])
			t.is([...strategy.matchAll(new RegExp(`^\\* \`${value}\`: [A-Z].+\\.$`, 'gm'))].length, 1, strategy);
		t.regex(await shown('proxy:\n  http:\n    service|Port: 80\n'), /Port of the Service\. Default: `80`\./);
		t.regex(await shown('clientIp:\n  host|name: a\n'), /Default: unset\./);
		const product = await shown('clientIp:\n  load|Balancer: gke-passthrough\n');
		t.regex(product, /Default: `generic`\./);
		t.is([...product.matchAll(/^\* `gke-passthrough`: GKE pass-through Network Load Balancer$/gm)].length, 1);
	});

	test(`${about} marks what is wrong, in a sentence`, async (t) => {
		t.deepEqual(await marked('clientIp:\n  trustedIPs: [lb]\n'), ['2: It must be an IP address or a CIDR.']);
		const [unknown = '', ...others] = await marked('clientIp:\n  loadBalancer: aws-nlb\n');
		t.regex(unknown, /^2: This is no load balancer that the chart knows\./);
		t.deepEqual(others, []);
		t.is((await marked('clientIp:\n  strategy: proxyProtocol\n')).length, 1);
		t.is((await marked('env:\n  log_level: [info]\n  of_a_plugin: [a]\n')).length, 2);
		t.is((await marked('clientIp:\n  stratgy: auto\n')).length, 1);
	});

	test(`${about} warns of a strategy that cannot work with the load balancer`, async (t) => {
		const misfit =
			'clientIp:\n  loadBalancer: gke-passthrough\n  strategy: proxyProtocol\n  trustedIPs: [10.0.0.0/8]\n';
		t.deepEqual(await marked(misfit), [
			'3: This strategy cannot work with this load balancer. Use externalTrafficPolicy, or auto, which always takes one that works.',
		]);
		for (const fit of [
			misfit.replace('gke-passthrough', 'aws-nlb-ip'),
			misfit.replace('proxyProtocol', 'externalTrafficPolicy'),
			misfit.replace('proxyProtocol', 'auto'),
			'clientIp:\n  loadBalancer: gke-passthrough\n  strategy: none\n',
			'clientIp:\n  loadBalancer: gke-passthrough\n  trustedIPs: [10.0.0.0/8]\n',
		])
			t.deepEqual(await marked(fit), [], fit);
	});
}
