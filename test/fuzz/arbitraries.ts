// Random inputs, built from the types and the catalogue, so that new values and products are among them.
import fc from 'fast-check';
import { catalogue } from '../../schema/catalogue/index.ts';
import { contract } from '../../schema/contract/settle.ts';
import { type Contract, isLeaf, type Leaf } from '../../schema/contract/types.ts';
import { withValue } from '../../schema/text/path.ts';
import { valuesArbitrary } from '../support/values-arbitrary.ts';

/** Texts, numbers and shapes that are seldom what a place wants. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		false,
		0,
		-1,
		65536,
		2 ** 63,
		1e21,
		0.5,
		'',
		{},
		[],
		[null],
		{ a: {} },
		{ name: 'x' },
	),
	fc.constantFrom(
		'constructor',
		'__proto__',
		'toString',
		'on',
		'~',
		'null',
		'0x10',
		'1e3',
		'010',
		'{{ . }}',
		'${x}',
		'$(A)',
		'#',
		': ',
		'- a',
	),
	fc.constantFrom(
		'a\nb',
		'  a\nb',
		'a\u0085b',
		'\u202ea',
		'\u001b[31m',
		'\ufeff',
		'\u2028',
		'é',
		'😀',
		"'",
		'"',
		'\\',
		'\ta',
	),
	fc.constantFrom(
		'0.0.0.0/0',
		'0.0.0.0/1',
		'::/0',
		'10.0.0.0/8',
		'10.0.0.1',
		'::ffff:1.2.3.4',
		'1.2.3',
		'0.0.0.0:8000 ssl',
		'off',
	),
	fc.string({ unit: 'binary', maxLength: 12 }),
);

function leavesOf(node: Contract | Leaf, path: readonly string[]): (readonly string[])[] {
	if (isLeaf(node)) return [path];
	return Object.entries(node).flatMap(([key, below]) => leavesOf(below, [...path, key]));
}
const leaves = leavesOf(contract, []);

const product = fc.constantFrom(...Object.keys(catalogue));

/** Values files: like those of the property tests, and right ones with up to three odd values. */
export const values: fc.Arbitrary<object> = fc.oneof(
	valuesArbitrary,
	fc
		.tuple(product, fc.array(fc.tuple(fc.constantFrom(...leaves), odd), { maxLength: 3 }))
		.map(([loadBalancer, changes]) =>
			changes.reduce<object>((all, [path, value]) => withValue(all, path, value) as object, {
				clientIp: { loadBalancer, trustedIPs: ['10.0.0.0/8'] },
			}),
		),
);

/** Texts that look like YAML here and there, and bytes that do not. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
	fc.uint8Array({ maxLength: 200 }),
	fc
		.array(
			fc.constantFrom(
				'a',
				': ',
				'\n',
				'  ',
				'- ',
				'[',
				']',
				'{',
				'}',
				', ',
				'"',
				"'",
				'|',
				'>',
				'&a ',
				'*a',
				'<<: ',
				'!!',
				'#',
				'---\n',
				'%',
				'\t',
				'?',
				'kind',
				'items',
				'Service',
				'clientIp',
				'strategy',
				'constructor',
				'0',
				'.',
				'~',
				'\r\n',
				'\u0085',
				'\u202e',
			),
			{ maxLength: 60 },
		)
		.map((parts) => new TextEncoder().encode(parts.join(''))),
);

/** How to change objects: which of the places in them, and what to put there. */
export const changes = fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 4 });
export { product };
