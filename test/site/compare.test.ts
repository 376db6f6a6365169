import test from 'ava';
import { visit } from './support.ts';

test('two values files become a timeline', async (t) => {
	await visit(t, { hash: '#compare?release=gate' }, async ({ page }) => {
		await page.getByLabel('Values now').fill('clientIp:\n  loadBalancer: aws-nlb-ip\n');
		await page
			.getByLabel('Values after the change')
			.fill(
				'clientIp:\n  loadBalancer: aws-nlb-ip\n  strategy: proxyProtocol\n  trustedIPs: [10.0.0.0/16]\n',
			);
		await page.getByRole('button', { name: 'Compare', exact: true }).click();
		await page
			.getByRole('heading', {
				name: 'An upgrade in place causes an interruption or wrong addresses for a short time.',
			})
			.waitFor();
		const beside = page.getByRole('region', { name: /^Without interruption/ });
		t.regex(await beside.locator('li').first().innerText(), /helm install gate-2 .*new\.yaml/);
		t.regex(await page.locator('.states').innerText(), /Kong answers 400/);
		t.regex(
			await page.getByRole('region', { name: 'What changes' }).innerText(),
			/KONG_REAL_IP_HEADER\s+- \(none\)\s+\+ proxy_protocol/,
		);
	});
});

test('values with errors have no plan', async (t) => {
	await visit(t, { hash: '#compare' }, async ({ page }) => {
		await page.getByLabel('Values now').fill('clientIp:\n  loadBalancer: aws-nlb-ip\n');
		await page.getByLabel('Values after the change').fill('clientIp:\n  loadBalancer: aws-nlb\n');
		await page.getByRole('button', { name: 'Compare', exact: true }).click();
		await page.getByText('There is no plan: the values have errors.').waitFor();
		t.regex(await page.getByRole('article').first().innerText(), /aws-nlb/);
	});
});
