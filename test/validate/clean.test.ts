// Every product with every strategy and scheme, and with what only its user can say: nothing to complain of.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { given } from '../support/given.ts';
import { rightTrust } from '../support/right-trust.ts';
import { said } from './providers/said.ts';

/** What the catalogue warns of whatever the values are: facts of the product, not of these values. */
const always = ['method-caveat', 'hostname-missing', 'taken-over', 'node-ports-open'];

/** What values cannot show: a setting of the controller. */
const unseen: readonly string[] = ['scaleway proxyProtocol internal', 'scaleway httpHeaders internal'];

const products: [id: string, LoadBalancer][] = Object.entries(catalogue);

/** What each product can be asked for. */
function cases([loadBalancer, entry]: (typeof products)[number]) {
	const strategies = (['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'] as const).filter(
		(strategy) => !isRefusal(entry.strategies[strategy]),
	);
	const schemes = [null, ...Object.keys(entry.schemes ?? {})];
	return strategies.flatMap((strategy) =>
		schemes.map((scheme) => {
			const trust = strategy === 'externalTrafficPolicy' ? {} : { trustedIPs: rightTrust(entry, 'IPv4') };
			const clientIp = { loadBalancer, strategy, ...trust, ...(scheme === null ? {} : { scheme }) };
			const name = [loadBalancer, strategy, scheme].filter(Boolean).join(' ');
			return { name, values: { clientIp, ...given(entry, scheme) } };
		}),
	);
}

for (const product of products) {
	test(product[0], (t) => {
		for (const { name, values } of cases(product)) {
			const findings = said(values).filter(
				(text) => !always.some((code) => text.startsWith(`warning ${code}: `)),
			);
			if (unseen.includes(name)) t.regex(findings.join('\n'), /^warning controller-needs: .*$/);
			else t.deepEqual(findings, [], name);
		}
	});
}
