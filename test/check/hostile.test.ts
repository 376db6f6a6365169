// Manifests of the wrong shape: a check answers, whatever is where.
import test from 'ava';
import fc from 'fast-check';
import { check } from '../../schema/check/check.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { shareOf } from '../support/breadth.ts';
import { gatewayText } from './check-text.ts';

const whole = gatewayText({
	env: {
		KONG_TRUSTED_IPS: '10.0.0.0/8,fd00::/8',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_STATUS_LISTEN: '0.0.0.0:8100',
	},
	annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' },
})
	.split('\n---\n')
	.map((text) => JSON.parse(text) as unknown);

const odd = fc.constantFrom(
	null,
	0,
	-1,
	70000,
	1.5,
	true,
	'',
	'x',
	'::1',
	'0.0.0.0/0',
	'off, 1:2',
	[],
	[null],
	{},
	{ name: 5 },
	'$(A)',
	'\u0000',
);

/** Every path of a value. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [[...path]];
	const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
	return [[...path], ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

function withValue(
	value: unknown,
	[step, ...rest]: readonly (string | number)[],
	replacement: unknown,
): unknown {
	if (step === undefined) return replacement;
	const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as {
		[key: string | number]: unknown;
	};
	copy[step] = withValue(copy[step], rest, replacement);
	return copy;
}

test('any value in any place gets an answer', (t) => {
	const paths = pathsOf(whole).filter((path) => path.length > 0);
	let answers = 0;
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.constantFrom(...paths), odd), { minLength: 1, maxLength: 3 }),
			fc.constantFrom('metallb', 'aws-clb-tcp', 'aws-alb-ip', undefined),
			(changes, loadBalancer) => {
				let objects: unknown = whole;
				for (const [path, value] of changes) {
					try {
						objects = withValue(objects, path, value);
					} catch {
						// The place went with an earlier change.
					}
				}
				const { gateways, findings } = check(objectsOf([objects]), {
					...NO_CIRCUMSTANCES,
					...(loadBalancer ? { loadBalancer } : {}),
				});
				answers += gateways.length + findings.length;
			},
		),
		{ numRuns: shareOf(300, 12), seed: 5 },
	);
	t.true(answers > shareOf(300, 12));
});

const long = 50_000;
const texts: { readonly [what: string]: string } = {
	'blanks within': `0.0.0.0:8000${' '.repeat(long)}x`,
	'references that are never closed': '$('.repeat(long),
	'blanks in a list of pairs': `a=${' '.repeat(long)}b`,
	'lines without a word': `ingress${'\n'.repeat(long)}tunnel`,
};
for (const [what, text] of Object.entries(texts))
	test(`a long text is read once, not from each of its characters: ${what}`, (t) => {
		const aws = 'service.beta.kubernetes.io/aws-load-balancer';
		const manifests = gatewayText({
			env: {
				KONG_TRUSTED_IPS: text,
				KONG_REAL_IP_HEADER: text,
				KONG_NGINX_PROXY_SET_BY_LUA: `$a "${text}x"`,
			},
			annotations: {
				[`${aws}-type`]: 'external',
				[`${aws}-nlb-target-type`]: 'ip',
				[`${aws}-target-group-attributes`]: text,
			},
		});
		const config = {
			kind: 'ConfigMap',
			metadata: { name: 'c' },
			data: { a: `ingress:${text}`, b: `_format_version: x\nprotocols:${text}` },
		};
		const objects = [...manifests.split('\n---\n').map((one) => JSON.parse(one) as unknown), config];
		t.is(check(objectsOf(objects), NO_CIRCUMSTANCES).gateways.length, 1);
	});
