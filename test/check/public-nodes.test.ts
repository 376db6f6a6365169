// Nodes that clients can connect to: the balancer is then not the only way to Kong.
import test from 'ava';
import { main } from '../../cli/main.ts';
import { fakeIo } from '../support/fake-io.ts';
import { checkText, gatewayText } from './check-text.ts';

const annotations = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
const trusting = (trusted: string) => ({
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: trusted,
});
const nodes = ['10.0.0.0/16'];

/** Who can forge the client's address behind a balancer that sends PROXY. */
function forgedBy(policy: string, trusted: string, publicNodes: boolean): string | undefined {
	const text = gatewayText({ policy, annotations, env: trusting(trusted) });
	return checkText(text, { nodes, publicNodes }).gateways[0]?.verdict.spoofableBy;
}

test('under Cluster a node speaks for whoever comes, so that trust in nodes is trust in everybody', (t) => {
	t.is(forgedBy('Cluster', '10.0.0.0/16', false), 'insider');
	t.is(forgedBy('Cluster', '10.0.0.0/16', true), 'internet');
});

test('under Local the client itself is the peer, so that only trust in everybody opens it', (t) => {
	t.is(forgedBy('Local', '10.0.0.0/16', true), 'insider');
	t.is(forgedBy('Local', '0.0.0.0/0', true), 'internet');
});

test('honest requests are followed by the balancer as before', (t) => {
	const text = gatewayText({ policy: 'Cluster', annotations, env: trusting('10.0.0.0/16') });
	const verdictOf = (publicNodes: boolean) => checkText(text, { nodes, publicNodes }).gateways[0]?.verdict;
	t.is(verdictOf(true)?.clientIpPreserved, verdictOf(false)?.clientIpPreserved);
	t.deepEqual(verdictOf(true)?.kongBelieves, verdictOf(false)?.kongBelieves);
});

test('source ranges of the Service do not limit its node ports', (t) => {
	const text = gatewayText({ annotations, env: trusting('10.0.0.0/16') }).replace(
		'"type":"LoadBalancer"',
		'"type":"LoadBalancer","loadBalancerSourceRanges":["192.0.2.0/24"]',
	);
	t.is(checkText(text, { nodes, publicNodes: true }).gateways[0]?.verdict.spoofableBy, 'internet');
});

async function check(...args: string[]) {
	const text = gatewayText({ annotations, env: trusting('10.0.0.0/16,203.0.113.0/24') });
	const io = fakeIo({ stdin: async () => new TextEncoder().encode(text) });
	await main(['check', ...args], io);
	return io.said.stdout;
}

test('the option says so, or public addresses of nodes do', async (t) => {
	t.notRegex(await check('--nodes', '10.0.0.0/16'), /forgeable-at-nodes/);
	t.regex(await check('--nodes', '10.0.0.0/16', '--public-nodes'), /\[forgeable-at-nodes\]/);
	t.regex(
		await check('--nodes', '203.0.113.0/24'),
		/by any client on the internet[\s\S]*\[forgeable-at-nodes\]/,
	);
});
