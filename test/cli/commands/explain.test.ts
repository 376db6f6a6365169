// kong-client-ip explain as a command.
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';

const input = (text: string) => fakeIo({ stdin: async () => new TextEncoder().encode(text) });
const given = async (text: string) => {
	const io = input(text);
	await main(['explain', '-'], io);
	return io;
};
const good = 'clientIp: { loadBalancer: aks }\nreplicaCount: 2\n';

test('values under which Kong sees the client: exit 0 and the whole way', async (t) => {
	const io = input(good);
	t.is(await main(['explain', '-'], io), 0);
	t.regex(io.said.stdout, /^Azure Standard Load Balancer\nStrategy externalTrafficPolicy: /);
	t.regex(io.said.stdout, /Kong believes 198\.51\.100\.77: the client\./);
	t.regex(io.said.stdout, /externalTrafficPolicy: Local/);
});

test('values that lose it: exit 1', async (t) => {
	t.is(await main(['explain', '-'], input('clientIp: { loadBalancer: aks, strategy: none }\n')), 1);
});

test('values with errors are refused in the words of validate', async (t) => {
	const io = input('clientIp: { loadBalancer: aks, strategy: proxyProtocol, trustedIPs: [10.0.0.0/8] }\n');
	t.is(await main(['explain', '-'], io), 1);
	t.regex(io.said.stderr, /clientIp\.strategy proxyProtocol cannot work with aks/);
	t.is(io.said.stdout, '');
});

test('files as helm takes them, and values inside another file', async (t) => {
	const layered = input(good);
	t.is(await main(['explain', '-f', '-'], layered), 0);
	t.regex(layered.said.stdout, /^Azure Standard Load Balancer\n/);
	const umbrella = input('gateway:\n  clientIp: { loadBalancer: aks }\n');
	t.is(await main(['explain', '-f', '-', '--at', '/gateway'], umbrella), 0);
	t.is(umbrella.said.stdout, (await given(good)).said.stdout);
	const nothing = input(good);
	t.is(await main(['explain', '-', '--at', '/gateway'], nothing), 2);
	t.regex(nothing.said.stderr, /there are no values at \/gateway\./);
});

test('the same as a drawing and as data', async (t) => {
	const svg = input(good);
	t.is(await main(['explain', '-', '--format', 'svg'], svg), 0);
	t.true(svg.said.stdout.startsWith('<svg '));
	const json = input(good);
	t.is(await main(['explain', '-', '--format', 'json'], json), 0);
	t.is(JSON.parse(json.said.stdout).journeys.length, 2);
});

test('an unknown format and no file are refused', async (t) => {
	const format = fakeIo();
	t.is(await main(['explain', 'a.yaml', '--format', 'png'], format), 2);
	t.regex(format.said.stderr, /--format png is not known\. Use one of text, svg, json\./);
	t.is(await main(['explain'], fakeIo()), 2);
});
