// An overlay over the user's own values files: of another method it leaves nothing in what the chart makes, or says which line has to go.
import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { gatewayValues } from '../../schema/overlay/over/judge.ts';
import {
	type OverlayTarget,
	overlayFullname,
	overlayOf,
	overlayTargets,
} from '../../schema/overlay/overlay.ts';
import { isEmpty } from '../../schema/text/map.ts';
import { valueAt } from '../../schema/text/path.ts';
import { settingText } from '../../schema/trace/kong/settings.ts';
import { decide } from '../../schema/validate/decide.ts';
import { partOf } from '../support/breadth.ts';
import { kongChart } from '../support/kong-chart.ts';
import { judge } from '../support/overlay.ts';
import { casesOf } from '../support/product-cases.ts';

interface Case {
	readonly name: string;
	readonly values: JsonObject;
}

const cases: readonly (readonly Case[])[] = Object.entries<LoadBalancer>(catalogue).map(([id, entry]) =>
	casesOf(id, entry).map(({ strategy, variant, scheme, values }) => ({
		name: [id, strategy, variant, scheme].filter(Boolean).join(' '),
		values: values as unknown as JsonObject,
	})),
);

/** The overlay of a case alone; each is needed often. */
function alone({ name, values }: Case, target: OverlayTarget): JsonObject {
	const key = `${target} ${name}`;
	const known =
		knownAlone.get(key) ?? overlayOf(decide(values, 'kong', overlayFullname(target, 'kong')), target).values;
	knownAlone.set(key, known as JsonObject);
	return known as JsonObject;
}

const knownAlone = new Map<string, JsonObject>();

/** What the chart makes of the gateway's values. */
const made = (layers: readonly JsonObject[], target: OverlayTarget) =>
	kongChart(
		layers.map((layer) => gatewayValues(layer, target)),
		overlayFullname(target, 'kong'),
	);

/** Without the lines that have to be deleted. */
function without(values: JsonObject, paths: readonly (readonly (string | number)[])[]): JsonObject {
	const copy = structuredClone(values);
	for (const path of paths) {
		const map = valueAt(copy, path.slice(0, -1)) as { [key: string]: unknown };
		delete map[String(path.at(-1))];
	}
	return copy;
}

/** Objects with Kong's settings as Kong reads them, without switches that are off; a DaemonSet serves every method. */
function effect(objects: readonly object[], ignored: (annotation: string) => boolean): unknown {
	return objects.map((object) => {
		const { kind, metadata, spec } = structuredClone(object) as {
			readonly kind: string;
			readonly metadata: {
				readonly name: string;
				readonly annotations?: { readonly [name: string]: string };
			};
			readonly spec: unknown;
		};
		const { annotations = {}, ...named } = metadata;
		const on = Object.entries(annotations)
			.map(([name, value]) => [name, value.replace(neutral, '').replace(/^,/, '')] as const)
			.filter(([name, value]) => !ignored(name) && !/^(false|off|none|tcp|)$/.test(value));
		return ['Deployment', 'DaemonSet'].includes(kind)
			? containerOf(spec)
			: { kind, metadata: { ...named, annotations: Object.fromEntries(on) }, spec };
	});
}

/** Attributes as they are by default. */
const neutral = /,?(proxy_protocol_v2\.enabled=false|preserve_client_ip\.enabled=true)/g;

function containerOf(spec: unknown): unknown {
	const path = ['template', 'spec', 'containers', 0];
	const { env, ...container } = valueAt(spec, path) as {
		readonly env: readonly { name: string; value: string }[];
	};
	const all = Object.fromEntries(env.map(({ name, value }) => [name, value]));
	const read = Object.keys(all).map((name) => [name, settingText(all, name)]);
	return { ...container, env: Object.fromEntries(read.filter(([, value]) => !isEmpty(value))) };
}

/** What a user says, which stays. */
function saysItself({ values }: Case, name: string): boolean {
	const { proxy = {} } = values as { proxy?: { annotations?: object; ingress?: { annotations?: object } } };
	const hostnames = Object.values<LoadBalancer>(catalogue).map(
		({ hostnameAnnotation }) => hostnameAnnotation,
	);
	return (
		Object.hasOwn(proxy.annotations ?? {}, name) ||
		Object.hasOwn(proxy.ingress?.annotations ?? {}, name) ||
		hostnames.includes(name)
	);
}

/** What stays of one method beneath another; empty where nothing does. */
function leftovers(from: Case, to: Case, target: OverlayTarget): unknown[] {
	const theirs = alone(from, target);
	const { over, findings } = judge(to.values, theirs, target);
	const name = `${from.name} → ${to.name}`;
	if (!over) return [[name, findings]];
	const deleted = findings.filter(({ code }) => code === 'overlay-delete').map(({ path }) => path);
	const [is, wanted] = [[without(theirs, deleted), over.values as JsonObject], [alone(to, target)]].map(
		(layers) => effect(made(layers, target), (annotation) => saysItself(from, annotation)),
	);
	return isDeepStrictEqual(is, wanted) ? [] : [[name, is, wanted]];
}

test('kong/kong: from each strategy of a product to each other one nothing stays', (t) => {
	const pairs = cases.flatMap((own) =>
		own.flatMap((from) => own.flatMap((to) => (from === to ? [] : [{ from, to }]))),
	);
	t.deepEqual(
		partOf(pairs, 16).flatMap(({ from, to }) => leftovers(from, to, 'kong/kong')),
		[],
	);
});

for (const target of overlayTargets) {
	test(`${target}: from each case of the catalogue to the next, and to one of another product, nothing stays`, (t) => {
		const all = cases.flat();
		const pairs = [1, 61].flatMap((distance) =>
			all.map((from, index) => ({ from, to: all[(index + distance) % all.length] ?? from })),
		);
		t.deepEqual(
			partOf(pairs, 16).flatMap(({ from, to }) => leftovers(from, to, target)),
			[],
		);
	});
}
