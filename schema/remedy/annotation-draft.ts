// The annotations of one object while a change is put together.
import { isOff } from '../catalogue/annotation-values.ts';
import { portText } from '../catalogue/port-text.ts';
import type { Annotations } from '../catalogue/selection.ts';
import { advisedSwitch, proxySwitches, type Switch, switchedOn } from '../catalogue/switches.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { forwardedFor } from '../check/balancer/decided.ts';
import type { EntrancePort } from '../check/entrance/entrances.ts';
import type { WaySituation } from '../check/follow-requests.ts';
import { annotationsOf } from '../cluster/objects.ts';
import { annotationPlace } from '../cluster/places.ts';
import { mergedJson, withAttributes, withoutProxy } from './attributes.ts';
import type { FieldEdit } from './edits.ts';

type Ports = readonly EntrancePort[];
type Situation = Pick<WaySituation, 'entrance' | 'front'>;

export interface AnnotationDraft {
	/** The annotations that a method needs. */
	readonly switchOn: (wanted: Annotations, ports: Ports) => void;
	/** PROXY headers on every port: in the annotation that asks for them on some, or by what the method needs. */
	readonly switchProxyOn: (product: LoadBalancer, wanted: Annotations, ports: Ports) => void;
	/** What asks for PROXY headers goes, or is set to what the product's entry names where its absence would leave it on. */
	readonly switchProxyOff: (product: LoadBalancer, ports: Ports) => void;
	/** What an annotation for one port alone says of PROXY headers goes; the rest of it stays. */
	readonly dropProxy: (name: string) => void;
	/** What keeps the balancer from appending the client to X-Forwarded-For goes. */
	readonly appendForwardedFor: (situation: Situation, port: EntrancePort) => void;
	/** A text, or `name=value` of a list that the annotation holds. */
	readonly set: (name: string, text: string) => void;
	readonly remove: (name: string) => void;
	readonly edits: () => FieldEdit[];
}

/** A draft for the object whose annotations the balancer reads; null where there is none. */
export function annotationDraft({ entrance }: Pick<Situation, 'entrance'>): AnnotationDraft | null {
	const object = entrance.front ?? entrance.service;
	if (object === null) return null;
	const before = annotationsOf(object);
	const now = new Map<string, string | undefined>(Object.entries(before));
	const attributes = (name: string, wanted: { readonly [name: string]: string }) => {
		const text = withAttributes(now.get(name) ?? '', wanted);
		now.set(name, text === '' ? undefined : text);
	};
	const texts = () =>
		Object.fromEntries([...now].flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
	const turnOff = ({ name, wanted }: Switch, { off }: LoadBalancer) => {
		const value = off?.[name];
		if (typeof wanted === 'object' && 'attributes' in wanted) attributes(name, turned(wanted.attributes));
		else now.set(name, typeof value === 'string' ? value : undefined);
	};
	const write = (name: string, value: Annotations[string], ports: Ports) => {
		if (typeof value === 'string') now.set(name, value);
		else if ('attributes' in value) attributes(name, value.attributes);
		else now.set(name, mergedJson(now.get(name), portText(value, named(ports))));
	};
	const switchOn = (wanted: Annotations, ports: Ports) => {
		for (const [name, value] of Object.entries(wanted)) write(name, value, ports);
	};
	return {
		switchOn,
		switchProxyOn: (product, wanted, ports) => {
			const switches = proxySwitches(product) ?? [];
			const named = switches.some(({ name }) => now.get(name) !== undefined);
			// It is asked for, in a word that the controller does not read.
			const unread = ports.every(({ port }) => switchedOn(switches, texts(), port));
			if (!named || unread) return switchOn(withoutNeedless(wanted, now), ports);
			for (const { port } of ports) {
				const one = switchedOn(switches, texts(), port) ? null : advisedSwitch(switches, texts(), port);
				if (one) write(one.name, one.wanted, ports);
			}
		},
		switchProxyOff: (product, ports) => {
			const switches = proxySwitches(product) ?? [];
			if (!ports.some(({ port }) => switchedOn(switches, texts(), port))) return;
			for (const one of switches.filter(({ name }) => now.get(name) !== undefined)) turnOff(one, product);
		},
		dropProxy: (name) => now.set(name, withoutProxy(now.get(name))),
		appendForwardedFor: (situation, port) => {
			const said = forwardedFor(situation, port);
			const name = said && said.mode !== 'append' ? String(said.place.path.at(-1)) : null;
			if (name === null || now.get(name) === undefined) return;
			if (/-attributes$/.test(name))
				attributes(name, { 'routing.http.xff_header_processing.mode': 'append' });
			else now.set(name, undefined);
		},
		set: (name, text) => {
			const [, attribute, value] = /^([\w.]+)=(.*)$/.exec(text) ?? [];
			if (attribute !== undefined && value !== undefined) attributes(name, { [attribute]: value });
			else now.set(name, text.replace(/^"(.*)"$/, '$1'));
		},
		remove: (name) => now.set(name, undefined),
		edits: () =>
			[...now].flatMap(([name, value]) =>
				before[name] === value ? [] : [{ kind: 'field', place: annotationPlace(object, name), value }],
			),
	};
}

/** What is off anyway need not be written. */
const withoutNeedless = (wanted: Annotations, now: ReadonlyMap<string, string | undefined>): Annotations =>
	Object.fromEntries(
		Object.entries(wanted).filter(([name, value]) => !isOff(value) || now.get(name) !== undefined),
	);

const turned = (attributes: { readonly [name: string]: string }) =>
	Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [name, value === 'true' ? 'false' : '']),
	);

const named = (ports: Ports) =>
	ports.map((one) => ({ ...one, protocol: one.port === 443 ? 'https' : 'http' }));
