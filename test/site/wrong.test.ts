import test from 'ava';
import { clusterPolicy, large } from './samples.ts';
import { headlineOf, paste, visit } from './support.ts';

const hash = '#wrong?balancer=generic&nodes=10.128.0.0%2F20&reach=closed';
const input = 'Manifests or values';

/** Runs in the page. */
const areDrawn = new Function('all', 'return all.map((one) => one.naturalWidth > 0)') as (
	all: unknown,
) => boolean[];

test('pasted manifests show the line to change, and the change is applied and checked again', async (t) => {
	await visit(t, { hash }, async ({ page }) => {
		await paste(page, input, clusterPolicy);
		await page.getByRole('heading', { name: 'The change that mends it' }).waitFor();
		t.regex(await page.locator('.verdict').innerText(), /client address\s+lost; Kong believes: node/);
		t.regex(await page.locator('.hops .loses').first().innerText(), /^node\s*lost here/);
		t.true(
			await page
				.getByRole('article', { name: /^error: / })
				.first()
				.isVisible(),
		);
		const marked = page.locator('.part .row.error');
		t.regex(await marked.first().innerText(), /^\s*\d+\s+\S/);
		t.regex(await page.locator('.diff').innerText(), /^\+ {2}externalTrafficPolicy: Local$/m);
		await page.getByRole('button', { name: 'Apply it and check again' }).click();
		await page.getByRole('button', { name: 'Take the change back' }).waitFor();
		const applied = await page.getByLabel(input).inputValue();
		t.regex(applied, /externalTrafficPolicy: Local/);
		t.is(applied.split('---\n')[1], clusterPolicy.split('---\n')[1]);
		t.regex(await page.locator('.verdict').innerText(), /client address\s+preserved/);
		t.is(await page.getByRole('article', { name: /^error: / }).count(), 0);
		await page.getByRole('button', { name: 'Take the change back' }).click();
		await page.getByRole('button', { name: 'Apply it and check again' }).waitFor();
		t.is(await page.getByLabel(input).inputValue(), clusterPolicy);
	});
});

test('dropped values are validated, with the finding below its line', async (t) => {
	await visit(t, { hash: '#wrong' }, async ({ page }) => {
		const values = 'clientIp:\n  loadBalancer: aws-nlb-ip\n  strategy: httpHeaders\n';
		await page.locator('input[type=file]').setInputFiles({
			name: 'values.yaml',
			mimeType: 'application/yaml',
			buffer: Buffer.from(values),
		});
		await page.getByRole('article', { name: 'error: strategy-refused' }).waitFor();
		t.regex(await page.locator('.part .row.error').innerText(), /^3\s+strategy: httpHeaders$/m);
		t.regex(await page.locator('.banner').innerText(), /Values of this chart/);
	});
});

test('values of another chart become values of this one', async (t) => {
	await visit(t, { hash: '#wrong' }, async ({ page }) => {
		const values = `controller:
  config:
    use-proxy-protocol: "true"
  service:
    annotations:
      load-balancer.hetzner.cloud/uses-proxyprotocol: "true"
      load-balancer.hetzner.cloud/location: nbg1
`;
		await paste(page, input, values);
		const made = page.getByRole('region', { name: 'As values of this chart' });
		await made.waitFor();
		t.regex(await made.innerText(), /loadBalancer: hetzner/);
		t.regex(await made.innerText(), /strategy: proxyProtocol/);
	});
});

test('a text that cannot be read is refused with its place', async (t) => {
	await visit(t, { hash: '#wrong' }, async ({ page }) => {
		await paste(page, input, 'apiVersion: v1\nkind: [\n');
		t.regex(await page.getByRole('alert').innerText(), /^input:\d+:\d+/);
	});
});

test('hostile texts show as text', async (t) => {
	const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>\\ud800\\u0000';
	const manifests = clusterPolicy
		.replaceAll('name: kong-proxy', `name: "${hostile.replaceAll('"', '\\"')}"`)
		.replace('name: kong\n', `name: "</text>${hostile.replaceAll('"', '\\"')}"\n`);
	await visit(t, { hash }, async ({ page }) => {
		await paste(page, input, manifests);
		await headlineOf(page);
		t.is(await page.locator('img[src="x"]').count(), 0);
		t.regex(await page.title(), /^It does not work/);
		t.true((await page.locator('.result').innerText()).includes('<img src=x onerror='));
		const drawings = await page.locator('.way img').evaluateAll(areDrawn);
		t.deepEqual(new Set(drawings), new Set([true]));
	});
});

test('a paste of five million characters leaves the page responsive, and can be cancelled', async (t) => {
	const text = large();
	t.true(text.length > 5_000_000);
	await visit(t, { hash }, async ({ page }) => {
		await page.evaluate(`(() => {
			let last = performance.now();
			window.longest = 0;
			const tick = () => {
				const now = performance.now();
				window.longest = Math.max(window.longest, now - last);
				last = now;
				setTimeout(tick, 10);
			};
			tick();
		})()`);
		await paste(page, input, text);
		await page.getByRole('button', { name: 'Cancel' }).click();
		await page.getByText('Cancelled.').first().waitFor();
		await page.evaluate('window.longest = 0');
		await page.getByRole('button', { name: 'Check', exact: true }).click();
		await page.getByRole('progressbar').waitFor();
		await page.getByLabel('What it is').selectOption('manifests');
		t.regex(await headlineOf(page), /error/);
		const longest = Number(await page.evaluate('window.longest'));
		t.log(`the page stood still for ${Math.round(longest)} ms at most`);
		t.true(longest < 1000);
		t.regex(await page.locator('.source').innerText(), /5\.\d million characters/);
	});
});
