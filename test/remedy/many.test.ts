// Advice in a namespace full of faulty gateways: each gets its own, whatever helped those that are like it.
import test from 'ava';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { gatewayText } from '../check/check-text.ts';

const forwarded = {
	KONG_TRUSTED_IPS: '10.0.0.0/8',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};

/** A gateway of this name whose Service hides clients; every tenth trusts nobody. */
function tenant(index: number): object[] {
	const text = gatewayText({ env: index % 10 === 0 ? {} : forwarded }).replaceAll(
		/"app":"kong"/g,
		`"app":"kong-${index}"`,
	);
	return text.split('\n---\n').map((one) => {
		const object = JSON.parse(one) as { metadata: object };
		return { ...object, metadata: { ...object.metadata, name: `kong-${index}`, namespace: 'tenants' } };
	});
}

test('each of 160 gateways in one namespace gets its own change', (t) => {
	const objects = objectsOf([Array.from({ length: 160 }, (_, index) => tenant(index)).flat()]);
	const { findings } = checkAndAdvise(objects, { ...NO_CIRCUMSTANCES, loadBalancer: 'metallb' });
	const hidden = findings.filter(({ code }) => code === 'source-rewritten');
	t.is(hidden.length, 160);
	for (const { place, hint = '' } of hidden) {
		const name = place?.object.name ?? '';
		const policy = `Set spec.externalTrafficPolicy: Local on Service/${name}`;
		const settings = 'KONG_REAL_IP_HEADER, KONG_REAL_IP_RECURSIVE, KONG_TRUSTED_IPS';
		const plain = Number(name.replace('kong-', '')) % 10 === 0;
		t.is(hint, plain ? `${policy}.` : `${policy}; unset ${settings} in Deployment/${name}, container proxy.`);
	}
});
