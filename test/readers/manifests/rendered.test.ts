// What Helm renders, as objects.
import test from 'ava';
import { readManifests } from '../../../readers/manifests/rendered.ts';
import { UserError } from '../../../readers/user-error.ts';

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: on, port: 0o17}\n';

test('each document is an object, and empty ones are none', (t) => {
	const [one, ...others] = readManifests(`---\n# Source: a.yaml\n---\n${service}---\n`);
	t.deepEqual(others, []);
	// YAML 1.2, in which `on` is a text.
	t.deepEqual(one?.spec, { clusterIP: 'on', port: 15 });
});

test('what is no YAML, or no object, is refused in a sentence', (t) => {
	t.throws(() => readManifests('a: [1'), {
		instanceOf: UserError,
		message: /^what is rendered is not YAML: /,
	});
	t.throws(() => readManifests(`${service}---\nkind: Service\n`), {
		instanceOf: UserError,
		message: 'rendered document 2 is not an object with apiVersion, kind and name.',
	});
});
