// What of the schema is for editors only.
import test from 'ava';
import { leanSchema } from '../../schema/validate/lean-schema.ts';

test('texts go, and members that are called like them stay', (t) => {
	t.deepEqual(
		leanSchema({
			$comment: 'a',
			description: 'a',
			default: {},
			type: 'object',
			properties: {
				default: { type: 'string', description: 'a', pattern: '^a$', patternErrorMessage: 'a' },
				description: { enum: ['default'], enumDescriptions: ['a'] },
			},
			definitions: { title: { title: 'a', items: { default: 1, minimum: 1 } } },
		}),
		{
			type: 'object',
			properties: { default: { type: 'string', pattern: '^a$' }, description: { enum: ['default'] } },
			definitions: { title: { items: { minimum: 1 } } },
		},
	);
});

test('a member goes that is as all others are, and one stays that is not', (t) => {
	const setting = { $ref: '#/definitions/Setting' };
	t.deepEqual(
		leanSchema({
			additionalProperties: setting,
			properties: { log_level: { ...setting, description: 'a' }, prefix: { const: null } },
		}),
		{ additionalProperties: setting, properties: { prefix: { const: null } } },
	);
	t.deepEqual(leanSchema({ additionalProperties: setting, properties: { log_level: setting } }), {
		additionalProperties: setting,
	});
	const closed = { additionalProperties: false, properties: { a: { type: 'string' } } };
	t.deepEqual(leanSchema(closed), closed);
	const open = { properties: { a: {} } };
	t.deepEqual(leanSchema(open), open);
});
