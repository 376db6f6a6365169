import test from 'ava';
import { clusterPolicy } from './samples.ts';
import { fits, headlineOf, paste, visit, withoutViolations } from './support.ts';

for (const scheme of ['light', 'dark'] as const)
	for (const width of [320, 1440]) {
		test(`"I have …" is accessible: ${scheme}, ${width} px`, async (t) => {
			const hash = '#have?balancer=hetzner&cdn=cloudflare';
			await visit(t, { hash, scheme, width }, async ({ page }) => {
				await page.getByText('Not finished').first().waitFor();
				await page.waitForLoadState('networkidle');
				await withoutViolations(t, page);
				t.true(await fits(page));
			});
		});

		test(`"It does not work" is accessible: ${scheme}, ${width} px`, async (t) => {
			const hash = '#wrong?balancer=generic&reach=closed';
			await visit(t, { hash, scheme, width }, async ({ page }) => {
				await paste(page, 'Manifests or values', clusterPolicy);
				await headlineOf(page);
				await withoutViolations(t, page);
				t.true(await fits(page));
			});
		});

		test(`"Compare" is accessible: ${scheme}, ${width} px`, async (t) => {
			await visit(t, { hash: '#compare', scheme, width }, async ({ page }) => {
				await page.getByLabel('Values now').fill('clientIp: {loadBalancer: gke-passthrough}\n');
				await page
					.getByLabel('Values after the change')
					.fill('clientIp: {loadBalancer: gke-passthrough}\nproxy: {type: NodePort}\n');
				await page.getByRole('button', { name: 'Compare', exact: true }).click();
				await headlineOf(page);
				await withoutViolations(t, page);
				t.true(await fits(page));
			});
		});
	}

test('all of it is reached by the keyboard, in order, and changes are announced', async (t) => {
	await visit(t, {}, async ({ page }) => {
		await headlineOf(page);
		const focused = () =>
			page.evaluate(
				`(document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent).trim()`,
			);
		const order: unknown[] = [];
		for (let step = 0; step < 12; step++) {
			await page.keyboard.press('Tab');
			order.push(await focused());
		}
		t.deepEqual(order, [
			'To the content',
			'I have …',
			'It does not work',
			'Compare',
			'Cloud or platform',
			'Load balancer or proxy',
			'CDN in front',
			'Everybody',
			'Addresses that Kong trusts',
			'Nobody but the load balancer reaches the ports of the nodes',
			'Strategy',
			'As text',
		]);
		await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowRight');
		t.is(await focused(), 'kong/kong');
		await page.keyboard.press('End');
		t.regex(await page.getByRole('tabpanel').innerText(), /KONG_PROXY_LISTEN/);
		await page.getByLabel('Strategy').selectOption('proxyProtocol');
		await page.getByRole('status').getByText('One thing is missing').waitFor();
	});
});

test('it works from a folder, and without a network', async (t) => {
	await visit(t, { from: 'folder' }, async ({ page, context }) => {
		await context.setOffline(true);
		await headlineOf(page);
		await page.getByLabel('Cloud or platform').selectOption('Hetzner');
		await page.getByText('One thing is missing').first().waitFor();
		await page.getByRole('link', { name: 'It does not work' }).click();
		await paste(page, 'Manifests or values', clusterPolicy);
		t.regex(await headlineOf(page), /error|warning/);
	});
});

test('the page forbids what it does not need', async (t) => {
	await visit(t, {}, async ({ page }) => {
		const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
		t.is(
			policy,
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'",
		);
		await headlineOf(page);
	});
});
