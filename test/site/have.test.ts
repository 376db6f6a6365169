import test from 'ava';
import { ids } from '../../cli/load-balancers/facts.ts';
import { fillIn, fits, headlineOf, titled, visit } from './support.ts';

const kilobyte = 1024;

test('the first view is drawn with less than 300 KB', async (t) => {
	await visit(t, {}, async ({ page, sent, requests }) => {
		t.is(await headlineOf(page), 'Ready to install.');
		await page.waitForLoadState('networkidle');
		t.log(`${Math.round(sent() / kilobyte)} KB`);
		t.true(sent() < 300 * kilobyte);
		t.false(requests.some((url) => url.includes('whole')));
	});
});

test('from Hetzner behind Cloudflare to a values file', async (t) => {
	await visit(t, {}, async ({ page }) => {
		await page.getByLabel('Cloud or platform').selectOption('Hetzner');
		t.is(await page.getByLabel('Load balancer or proxy').inputValue(), 'hetzner');
		await page.getByLabel('CDN in front').selectOption('Cloudflare');
		await titled(page, 'Not finished: 2 errors');
		t.true(await page.getByRole('article', { name: 'error: cdn-open-balancer' }).isVisible());
		t.regex(await page.locator('.result').innerText(), /Drawn as if Kong trusted 192\.0\.2\.0\/24/);
		await page.getByLabel(/^Only the CDN/).check();
		await titled(page, 'One thing is missing: the addresses that Kong trusts.');
		await page.getByRole('tab', { name: 'kong/kong' }).click();
		t.regex(await page.getByRole('tabpanel').innerText(), /Mend the errors first/);
		await fillIn(page, 'load-balancer.hetzner.cloud/location', 'nbg1');
		await fillIn(page, 'Addresses that Kong trusts', '10.0.0.0/16');
		await page.getByLabel('Nobody but the load balancer reaches the ports of the nodes').check();
		await page.getByLabel('Requests of other customers of the CDN are refused').check();
		await titled(page, 'Ready to install. To look at: 1 warning.');
		t.regex(await page.getByRole('tabpanel').innerText(), /Values for kong\/kong: hetzner/);
		await page.getByRole('tab', { name: 'Values file' }).click();
		t.is(
			(await page.getByRole('tabpanel').locator('pre').innerText()).trim(),
			`# Hetzner Cloud Load Balancer behind Cloudflare: strategy httpHeaders.
clientIp:
  loadBalancer: hetzner
  trustedIPs:
    - 10.0.0.0/16
  cdn: cloudflare
  cdnOnly: true
  cdnVerified: true
  closedNodes: true
proxy:
  annotations:
    load-balancer.hetzner.cloud/location: nbg1`,
		);
		const journeys = await page.locator('.journeys').innerText();
		t.regex(journeys, /CF-Connecting-IP/);
		t.is(journeys.match(/: the client\./g)?.length, 2);
		await page.getByRole('button', { name: 'Copy Values file' }).click();
		await page.getByRole('button', { name: 'Copy Values file' }).getByText('Copied').waitFor();
		t.regex(await page.evaluate('navigator.clipboard.readText()'), /^# Hetzner/);
	});
});

test('the same settings for Kong’s charts and for the Operator, and what results of them', async (t) => {
	const hash = '#have?balancer=aws-nlb-ip&strategy=proxyProtocol&trusted=10.0.0.0%2F16';
	await visit(t, { hash }, async ({ page }) => {
		const has = async (tab: string, text: RegExp) => {
			await page.getByRole('tab', { name: tab, exact: true }).click();
			t.regex(await page.getByRole('tabpanel').innerText(), text);
		};
		await has('kong/kong', /^env:\s+[\s\S]*trusted_ips: 10\.0\.0\.0\/16/m);
		await has('kong/ingress', /^gateway:\s/m);
		await has('Kong Operator', /kind: GatewayConfiguration/);
		await has('Service', /aws-load-balancer-proxy-protocol: "?\*/);
		await has('Env of Kong', /name: KONG_REAL_IP_HEADER\s+value: proxy_protocol/);
	});
});

test('what a product refuses is said with its reason', async (t) => {
	await visit(t, { hash: '#have?balancer=aws-nlb-ip&strategy=httpHeaders' }, async ({ page }) => {
		await page.getByRole('article', { name: 'error: strategy-refused' }).waitFor();
		t.is(await headlineOf(page), 'This strategy cannot work here.');
		t.regex(
			await page.locator('.cards .chosen').innerText(),
			/refused[\s\S]*adds no HTTP header\. Instead, use/,
		);
	});
});

test('behind a CDN the strategies that would take it for the client are refused', async (t) => {
	await visit(t, { hash: '#have?balancer=aws-nlb-ip&cdn=cloudflare' }, async ({ page }) => {
		const cards = page.locator('.cards li');
		await cards.first().waitFor();
		const texts = await cards.allInnerTexts();
		t.deepEqual(
			texts.map((text) => [text.split(/\s/, 1)[0], /refused/.test(text), /recommended/.test(text)]),
			[
				['externalTrafficPolicy', true, false],
				['proxyProtocol', true, false],
				['httpHeaders', false, true],
			],
		);
		t.regex(
			texts[1] ?? '',
			/Kong would take Cloudflare for the client\. Instead, use strategy httpHeaders\./,
		);
	});
});

test('every product of the list has a way, files and no word that is missing', async (t) => {
	await visit(t, {}, async ({ page }) => {
		const clouds = page.getByLabel('Cloud or platform');
		const balancers = page.getByLabel('Load balancer or proxy');
		const values = async (list: typeof clouds) =>
			list.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
		await headlineOf(page);
		let seen = 0;
		for (const cloud of await values(clouds)) {
			await clouds.selectOption(cloud);
			for (const id of await values(balancers)) {
				await balancers.selectOption(id);
				await page
					.locator('.result pre')
					.filter({ hasText: `loadBalancer: ${id}\n` })
					.first()
					.waitFor();
				const text = await page.locator('.result').innerText();
				t.notRegex(text, /undefined|NaN|\[object/, id);
				t.is(await page.locator('.way img').count(), 1, id);
				t.true(await fits(page), id);
				seen += 1;
			}
		}
		t.is(seen, ids.length);
	});
});

test('the address holds the choices, and back and forward go through them', async (t) => {
	await visit(t, {}, async ({ page, url, context }) => {
		const balancer = page.getByLabel('Load balancer or proxy');
		await page.getByLabel('Cloud or platform').selectOption('AWS');
		await balancer.selectOption('aws-nlb-ip');
		await page.getByLabel('Strategy').selectOption('proxyProtocol');
		await fillIn(page, 'Addresses that Kong trusts', '10.0.0.0/16');
		await page.getByText('strategy proxyProtocol').first().waitFor();
		const link = page.url();
		t.is(link, `${url}#have?balancer=aws-nlb-ip&strategy=proxyProtocol&trusted=10.0.0.0%2F16`);
		await page.goBack();
		t.is(await page.getByLabel('Addresses that Kong trusts').inputValue(), '');
		await page.goBack();
		t.is(await page.getByLabel('Strategy').inputValue(), 'auto');
		await page.goForward();
		t.is(await page.getByLabel('Strategy').inputValue(), 'proxyProtocol');
		await page.getByRole('link', { name: 'Compare' }).click();
		await page.getByRole('heading', { name: 'Compare', level: 1 }).waitFor();
		await page.goBack();
		t.is(await page.getByLabel('Strategy').inputValue(), 'proxyProtocol');
		const other = await context.newPage();
		await other.goto(link);
		await titled(other, 'Ready to install');
		t.is(await other.getByLabel('Load balancer or proxy').inputValue(), 'aws-nlb-ip');
		t.is(await other.getByLabel('Addresses that Kong trusts').inputValue(), '10.0.0.0/16');
	});
});

test('an address of somebody else shows what it says as text, or nothing', async (t) => {
	const hostile = '<img src=x onerror=alert(1)>';
	const hash = `#have?balancer=${encodeURIComponent(hostile)}&cdn=__proto__&trusted=${encodeURIComponent(hostile)}&strategy=x&annotation.__proto__=1`;
	await visit(t, { hash }, async ({ page }) => {
		await page.getByRole('article').first().waitFor();
		t.is(await page.getByLabel('Load balancer or proxy').inputValue(), 'generic');
		t.is(await page.getByLabel('CDN in front').inputValue(), '');
		t.is(await page.locator('img[src="x"]').count(), 0);
	});
});
