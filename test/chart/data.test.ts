// The chart's data about load balancers holds what the templates read, and nothing else: descriptions and sources stay in the catalogue.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { chart } from '../support/helm.ts';

type Data = { readonly [field: string]: unknown };

const folder = join(chart, 'files/load-balancers');
const products = (await readdir(folder)).map(
	async (name): Promise<Data> => JSON.parse(await readFile(join(folder, name), 'utf8')),
);
const all = await Promise.all(products);
const methods = all
	.flatMap(({ methods }) => Object.values(methods as Data))
	.filter((resolved) => typeof resolved !== 'string');
const inside = (parts: readonly unknown[], field: string) =>
	parts.flatMap((part) => (part as Data)[field] ?? []).flat() as Data[];

/** Fields that some product has, sorted. */
const fieldsOf = (parts: readonly unknown[]) =>
	[...new Set(parts.flatMap((part) => Object.keys(part as Data)))].sort().join(' ');

const shipped: readonly (readonly [part: string, parts: readonly unknown[], fields: string])[] = [
	[
		'a product',
		all,
		'appProtocolNote badAnnotations closedBy defaultScheme failsUnless find gateway hostnameAnnotation hostnameNeeded ignoresSourceRanges ingress insideCluster kind methods nodePorts ownCdn ownClasses peers provider recommended schemes service sourceListsAnnotation sourceRangesAnnotation sourceRangesOff switches takenOver tlsAnnotations',
	],
	[
		'its Service',
		inside(all, 'service'),
		'anyClass hostPorts loadBalancerClass loadBalancerClasses otherTypes type',
	],
	['its Ingress', inside(all, 'ingress'), 'annotations ingressClassName pathType refusesClass suggested'],
	['its Gateway', inside(all, 'gateway'), 'acrossClusters gatewayClassName parameters route'],
	['its schemes', inside(all, 'schemes').flatMap(Object.values), 'ingress loadBalancerClass service'],
	['what it fails without', inside(all, 'failsUnless'), 'annotations inFront orElse scheme why'],
	['who takes it over', inside(all, 'takenOver'), 'remedy what where'],
	['a bad annotation', inside(all, 'badAnnotations'), 'annotation policy remedy risk strategy value why'],
	['a switch', inside(all, 'switches'), 'allPorts annotation breaks speaks value'],
	['its published peers', inside(all, 'peers'), 'IPv4 IPv6 complete'],
	['how peers are found', inside(all, 'find'), 'loadBalancer node pods'],
	[
		'a resolved method',
		methods,
		'annotations byVersion daemonset lastForwarded method objects readsRequests refusal suggested tlsEndsAtBalancer writesForwarded',
	],
	[
		'a method',
		inside(methods, 'method'),
		'alsoTrust alsoWorks externalTrafficPolicy listRemedy localBreaks localNote packetSource policyRequired proxyProtocol recursionNeeded targets warnings writes',
	],
	['what must be trusted too', inside(inside(methods, 'method'), 'alsoTrust'), 'single what'],
];

for (const [part, parts, fields] of shipped) {
	test(`${part} has these fields in the chart's data`, (t) => {
		t.is(fieldsOf(parts), fields);
	});
}

test('templates read every field that ships', async (t) => {
	const folderOfTemplates = join(chart, 'templates');
	const names = await readdir(folderOfTemplates, { recursive: true });
	const texts = names
		.filter((name) => /\.(tpl|yaml|txt)$/.test(name))
		.map((name) => readFile(join(folderOfTemplates, name), 'utf8'));
	const messages = readFile(join(chart, 'files/messages.json'), 'utf8');
	const text = (await Promise.all([...texts, messages])).join('\n');
	const fields = shipped.flatMap(([, , fields]) => fields.split(' '));
	t.deepEqual(
		fields.filter((field) => !new RegExp(`[."{]${field}\\b`).test(text)),
		[],
	);
});
