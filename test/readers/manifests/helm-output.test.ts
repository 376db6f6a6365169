// What Helm prints about a release is read by its manifests, and what it prints above values is passed over.
import test from 'ava';
import { locate } from '../../../readers/manifests/locate.ts';
import { readManifests } from '../../../readers/manifests/read-manifests.ts';
import { embeddedValues } from '../../../readers/values/embedded.ts';

const status =
	'NAME: kong\nLAST DEPLOYED: Mon Nov 30 12:00:00 2026\nNAMESPACE: kong\nSTATUS: deployed\nREVISION: 1\n';
const pod = '---\n# Source: kong/templates/test.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: test\n';
const service =
	'---\n# Source: kong/templates/service.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: proxy\n';
const notes = 'NOTES:\nTo connect to Kong, run:\n\nHOST=$(kubectl get svc)\n- and: [curl\n';

const read = (text: string) => readManifests([{ name: 'out.txt', text }]);
const titles = (text: string) => read(text).objects.map(({ kind, name }) => `${kind}/${name}`);

test('helm install --dry-run: hooks and manifests, with the lines that they have in it', (t) => {
	const text = `${status}HOOKS:\n${pod}MANIFEST:\n${service}\n${notes}`;
	const { objects, others, sources } = read(text);
	t.deepEqual(
		objects.map(({ kind, name }) => `${kind}/${name}`),
		['Pod/test', 'Service/proxy'],
	);
	t.is(others.length, 0);
	const [, second] = objects;
	if (!second) return t.fail();
	const line = text.split('\n').indexOf('  name: proxy') + 1;
	t.deepEqual(locate({ object: second, path: ['metadata', 'name'], shown: '' }, sources), {
		file: 'out.txt',
		line,
		column: 3,
		endLine: line,
		endColumn: 7,
	});
});

test('helm get all, and an upgrade that says what it does first', (t) => {
	const values = 'USER-SUPPLIED VALUES:\nenv:\n  database: "off"\n\nCOMPUTED VALUES:\nenv: {}\n\n';
	t.deepEqual(titles(`${status}${values}HOOKS:\nMANIFEST:\n${service}\n${notes}`), ['Service/proxy']);
	const upgraded = 'Release "kong" has been upgraded. Happy Helming!\n';
	t.deepEqual(titles(`${upgraded}${status}HOOKS:\nMANIFEST:\n${service}`), ['Service/proxy']);
	// Windows ends lines with two characters.
	t.deepEqual(titles(`${status}MANIFEST:\n${service}`.replaceAll('\n', '\r\n')), ['Service/proxy']);
});

test('a ConfigMap with such a text in it is an object like others', (t) => {
	const data = `${status}MANIFEST:\n`.replaceAll(/^/gm, '    ');
	t.deepEqual(titles(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: log}\ndata:\n  out: |\n${data}`), [
		'ConfigMap/log',
	]);
});

test('the heading of helm get values is no value', (t) => {
	for (const heading of ['USER-SUPPLIED VALUES:', 'COMPUTED VALUES:']) {
		const text = `${heading}\nclientIp:\n  loadBalancer: metallb\n`;
		for (const source of [text, new TextEncoder().encode(text)]) {
			const [file] = embeddedValues(source, 'values.txt', []);
			t.deepEqual(file?.value, { clientIp: { loadBalancer: 'metallb' } });
			t.is(file?.locate(['clientIp', 'loadBalancer'])?.line, 3);
		}
	}
	const [own] = embeddedValues('a: 1\nUSER-SUPPLIED VALUES:\n', 'values.yaml', []);
	t.deepEqual(Object.keys(own?.value ?? {}), ['a', 'USER-SUPPLIED VALUES']);
});
