// The picture of a check: well-formed whatever names are in the objects, with the hop that loses the address and the finding.
import test from 'ava';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { check } from '../../schema/check/check.ts';
import { checkDrawing } from '../../schema/check/drawing.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';

/** A Kong behind a Service of the traffic policy. */
const manifests = (policy: string, name = 'kong') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: kong } }
  template:
    metadata: { labels: { app: kong } }
    spec: { containers: [{ name: proxy, image: "kong:3.9.3" }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, annotations: { metallb.io/address-pool: a } }
spec: { type: LoadBalancer, externalTrafficPolicy: ${policy}, selector: { app: kong }, ports: [{ port: 80, targetPort: 8000 }] }
`;

function drawingOf(text: string): string {
	const { objects } = readManifests([{ name: 'a.yaml', text }]);
	return checkDrawing(check(objects, NO_CIRCUMSTANCES).each);
}

const marked = (svg: string) =>
	[...svg.matchAll(/class="box lost"[^>]*>\n<text[^>]*>([^<]*)/g)].map(([, hop]) => hop);

test('under Cluster the node is marked, and the finding said with its code', (t) => {
	const svg = drawingOf(manifests('Cluster'));
	t.deepEqual(marked(svg), ['node', 'node']);
	t.true(svg.includes('>Deployment/kong, container proxy: '));
	t.regex(svg, /\[source-rewritten\]</);
	t.true(svg.includes('not the client.'));
});

test('under Local nothing is marked', (t) => {
	const svg = drawingOf(manifests('Local'));
	t.deepEqual(marked(svg), []);
	t.true(svg.includes('Kong believes 198.51.100.77: the client.'));
});

test('hostile names stay text, and no letter is in it that XML cannot hold', (t) => {
	const svg = drawingOf(manifests('Cluster', '"</text><script>alert(1)</script>&\\u0001\\ud800"'));
	t.false(svg.includes('<script'));
	t.true(svg.includes('&lt;script&gt;'));
	t.false(/\p{Surrogate}/u.test(svg));
	const open = [...svg.matchAll(/<([a-z]+)[^>]*[^/]>/g)].length;
	t.is(open, [...svg.matchAll(/<\/[a-z]+>/g)].length);
});

test('without a gateway there is no picture', (t) => {
	t.is(drawingOf('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'), '');
});

test('every gateway has its part of one picture', (t) => {
	const other = manifests('Local').replaceAll('kong }', 'other }').replaceAll('name: kong', 'name: other');
	const svg = drawingOf(`${manifests('Cluster')}---${other}`);
	t.is([...svg.matchAll(/<svg /g)].length, 1);
	t.is([...svg.matchAll(/class="title"/g)].length, 2);
});

test('a sidecar loses the address, not the node before it', (t) => {
	const pod = 'metadata: { labels: { app: kong }, annotations: { linkerd.io/inject: enabled } }';
	const svg = drawingOf(manifests('Local').replace('metadata: { labels: { app: kong } }', pod));
	t.deepEqual(marked(svg), ['node, sidecar', 'node, sidecar']);
});

test('where Kong refuses the request, the drawing says that it ends there, and how', (t) => {
	const svg = drawingOf(
		manifests('Local').replace(
			'metallb.io/address-pool: a',
			'load-balancer.hetzner.cloud/uses-proxyprotocol: "true"',
		),
	);
	t.deepEqual(marked(svg), ['Kong', 'Kong']);
	t.true(svg.includes('>ends here<'));
	t.false(svg.includes('>lost here<'));
	t.true(svg.includes('>The request is refused: 400, or a failed TLS handshake.<'));
});

test('a long title goes on in a second line, and begins with a capital letter', (t) => {
	const svg = drawingOf(manifests('Local', `kong-${'x'.repeat(55)}`).replace(/, annotations: .*? }/, ''));
	const titles = [...svg.matchAll(/class="title"[^>]*>([^<]*)</g)].map(([, line = '']) => line);
	t.is(titles[0]?.slice(0, 8), 'The load');
	for (const line of titles) t.true(line.length * 10.3 <= 912, line);
});

test('a header has a row only where Kong trusts somebody who could write it', (t) => {
	const trusting = manifests('Local').replace(
		'image: "kong:3.9.3"',
		'image: "kong:3.9.3", env: [{ name: KONG_TRUSTED_IPS, value: 10.0.0.0/16 }]',
	);
	t.true(drawingOf(trusting).includes('X-Real-IP'));
	t.false(drawingOf(manifests('Local')).includes('X-Real-IP'));
});
