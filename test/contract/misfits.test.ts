// The schema warns editors of a strategy that cannot work with a load balancer exactly where validate refuses it.
import { Ajv } from 'ajv';
import test from 'ava';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { checkAlone } from '../../cli/validate/alone.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import { catalogue } from '../../schema/catalogue/index.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
/** What an editor says becomes an error here. */
ajv.addKeyword({ keyword: 'deprecationMessage', validate: () => false });
const validate = ajv.compile(valuesSchema);

const strategies = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'auto', 'none'];

/** The property that is marked. */
function warned(values: object): string[] {
	validate(values);
	return (validate.errors ?? [])
		.filter(({ keyword }) => keyword === 'deprecationMessage')
		.map(({ instancePath }) => instancePath);
}

const refused = (values: object) =>
	checkAlone(readYaml(JSON.stringify(values), 'values.yaml'), { strict: true }).findings.some(
		({ code }) => code === 'strategy-refused',
	);

test('each load balancer with each strategy', (t) => {
	let warnings = 0;
	for (const loadBalancer of Object.keys(catalogue))
		for (const strategy of strategies) {
			const values = { clientIp: { loadBalancer, strategy, trustedIPs: ['10.0.0.0/8'] } };
			const expected = refused(values) ? ['/clientIp/strategy'] : [];
			t.deepEqual(warned(values), expected, `${loadBalancer} ${strategy}`);
			warnings += expected.length;
		}
	t.true(warnings > 60);
});

test('gke-passthrough has no PROXY, aws-nlb-ip has, and a CDN is another matter', (t) => {
	const of = (clientIp: object) => warned({ clientIp });
	t.deepEqual(of({ loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol' }), ['/clientIp/strategy']);
	t.deepEqual(of({ loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol', cdn: null }), [
		'/clientIp/strategy',
	]);
	t.deepEqual(of({ loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' }), []);
	t.deepEqual(of({ loadBalancer: 'gke-passthrough', strategy: 'httpHeaders', cdn: 'cloudflare' }), []);
	t.deepEqual(of({ strategy: 'proxyProtocol' }), []);
});
