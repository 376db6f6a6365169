// Which fields of the Service come from `proxy` as they are, and on which types.
import test from 'ava';
import { plainFields, plainFieldsOf } from '../../schema/decide/service-fields.ts';
import { decide } from '../../schema/validate/decide.ts';
import { eachValue } from '../support/each-value.ts';

const fields = eachValue.filter(
	({ path: [root, name = ''] }) => root === 'proxy' && plainFields.includes(name),
);

/** The fields of a Service of this type, with one value set. */
const fieldsWith = (values: object, type: 'LoadBalancer' | 'NodePort' | 'ClusterIP') =>
	plainFieldsOf(decide(values, 'kong').situation.values.proxy, type);

test('each has its value on a Service of type LoadBalancer, and none has one unset', (t) => {
	for (const { path, value, with: values } of fields)
		t.deepEqual(fieldsWith(values, 'LoadBalancer')[path[1] ?? ''], value);
	t.deepEqual(fieldsWith({}, 'LoadBalancer'), { ipFamilies: ['IPv4'] });
});

test('on other types those are left out that the chart warns of there', (t) => {
	for (const type of ['NodePort', 'ClusterIP'] as const) {
		for (const { name, path, value } of fields) {
			const values = { proxy: { type, [path[1] ?? '']: value } };
			const isLeftOut = !Object.hasOwn(fieldsWith(values, type), path[1] ?? '');
			const warned = decide(values, 'kong').findings.filter(({ code }) => code === 'load-balancer-only');
			t.deepEqual(
				warned.map(({ args }) => args.path),
				isLeftOut ? [name] : [],
			);
		}
	}
});

test('two families need both stacks, unless the user says otherwise', (t) => {
	const ipFamilies = ['IPv4', 'IPv6'];
	t.is(fieldsWith({ proxy: { ipFamilies } }, 'LoadBalancer').ipFamilyPolicy, 'RequireDualStack');
	const prefers = { proxy: { ipFamilies, ipFamilyPolicy: 'PreferDualStack' } };
	t.is(fieldsWith(prefers, 'LoadBalancer').ipFamilyPolicy, 'PreferDualStack');
});
