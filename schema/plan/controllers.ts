// What the controller of the balancer says of a change of values: it replaces the catalogue's word wherever the controller's code is public.
import { controllers } from '../balancer/controllers/index.ts';
import { familyOf } from '../balancer/family.ts';
import type { Balancer } from '../balancer/types.ts';
import { differences } from '../balancer/update.ts';
import { frontObjects } from '../decide/front-objects.ts';
import type { Decision } from '../validate/decide.ts';
import { isElsewhere } from './elsewhere.ts';
import { type UpdateReading, updatesOf } from './updates.ts';
import { standingOf } from './updates-text.ts';
import { keptByKubernetes } from './what-cannot-change.ts';

/** What the controllers do with the objects that the chart makes. */
export interface ControllersWord {
	/** For every object in front, as each controller reads it. */
	readonly readings: readonly UpdateReading[];
	/** What decides about a balancer; empty where the controller is not known, or gets nothing of the change to see. */
	readonly acts: readonly Act[];
	/** Whether the controllers decide, so that the catalogue's word on what cannot change does not count. */
	readonly known: boolean;
}

/** What a controller does with a balancer that there is, or that it makes. */
export interface Act {
	readonly reading: UpdateReading;
	readonly controller: string;
	/** Null where there is none yet. */
	readonly old: Balancer | null;
	/** Null where there is none any more, or the controller gives up. */
	readonly now: Balancer | null;
	readonly does: 'makes' | 'keeps' | 'remakes' | 'deletes' | 'leaves' | 'refuses';
	/** Settings that stay although a new balancer would have others, so that Kong and the balancer would not agree. */
	readonly stuck: readonly Difference[];
	/** Settings that a port which is added gets only later. */
	readonly late: readonly Difference[];
	/** What else of the change has no effect. */
	readonly ignored: readonly string[];
	/** What the controller does beside changing settings. */
	readonly steps: readonly string[];
}

/** Asks the controllers of both sides. */
export function askControllers(from: Decision, to: Decision): ControllersWord {
	const readings = updatesOf(objectsOf(from), objectsOf(to));
	// A Service that Kubernetes does not take reaches no controller, and objects of other names are others.
	const isKept = keptByKubernetes(from, to).some(({ code }) => code === 'class-fixed');
	const sure = !isKept && sameFamily(from, to) && !readings.some(isUnsure);
	const acts = sure && !isElsewhere(from, to) ? readings.flatMap(actOf) : [];
	// Where nobody is known to go on, nothing is known of what the new values lead to.
	const known = acts.some(({ old }) => old !== null) && acts.some(goesOn);
	return { readings, acts: known ? acts : [], known };
}

const objectsOf = (decision: Decision) => ({
	objects: frontObjects(decision),
	hints: { controller: decision.situation.product.controller?.name },
	settings: decision.situation.product.controller?.settings ?? {},
	assumes: true,
});

/** Whether the controllers of both products run side by side. */
function sameFamily(from: Decision, to: Decision): boolean {
	const [before, after] = [from, to].map(({ situation }) => situation.product.controller?.name);
	return (
		before !== undefined && after !== undefined && controllersNamed(before).some(({ name }) => name === after)
	);
}

const controllersNamed = (name: string) => {
	const one = controllers.find((controller) => controller.name === name);
	return one ? familyOf(one) : [];
};

/** Whether the controller would give up over something that no object of the chart shows. */
const isUnsure = ({ fresh, was, made: now }: UpdateReading) =>
	[fresh, was, now].some((made) => made?.outcome === 'error' && made.unless !== undefined);

function actOf(reading: UpdateReading): Act[] {
	const { controller, was, fresh, made, update } = reading;
	const old = standingOf(was);
	if (!controller || !made || !update || (old === null && made.outcome === 'ignored')) return [];
	const now = made.outcome === 'balancer' ? made.balancer : null;
	const would = fresh?.outcome === 'balancer' ? fresh.balancer : null;
	const differing = old && now && would ? differences(now, would).filter(matters) : [];
	const isAdded = ({ field }: Difference) => portOf(field, now) !== null && portOf(field, old) === null;
	const stuck = differing.filter((one) => !isAdded(one));
	const fields = old && now ? differences(old, now).map(({ field }) => field) : [];
	const isOf = (names: readonly string[]) => (text: string) =>
		names.some((name) => text.startsWith(`${name}: `));
	const facts = ['facts', ...differing.map(({ field }) => field)];
	return [
		{
			reading,
			controller: controller.name,
			old,
			now,
			does: doing(reading, old),
			stuck,
			late: differing.filter(isAdded),
			ignored: update.ignored.filter((text) => !isOf(facts)(text)),
			steps: update.changes.filter(
				(text) => !isOf([...fields, 'facts', 'healthCheckNodePort'])(text) && !isAttribute(text, now),
			),
		},
	];
}

/** Whether a change concerns an attribute of the balancer that the settings of the chart show already. */
function isAttribute(text: string, now: Balancer | null): boolean {
	return Object.values(now?.facts ?? {})
		.flat()
		.some((fact) => typeof fact === 'string' && text.endsWith(` ${fact}`));
}

/** A field of a balancer with its value on two of them, as JSON: on the one that there is, and on a new one. */
export type Difference = ReturnType<typeof differences>[number];

/** The port of which a field of the balancer speaks. */
const portOf = (field: string, balancer: Balancer | null) =>
	balancer?.ports.find(({ port }) => field.startsWith(`ports[${port}].`)) ?? null;

const goesOn = ({ does }: Act) => does !== 'deletes' && does !== 'leaves';

function doing({ made, update }: UpdateReading, old: Balancer | null): Act['does'] {
	if (made?.outcome === 'error') return 'refuses';
	if (made?.outcome === 'ignored') return update?.changes.length === 0 ? 'leaves' : 'deletes';
	if (old === null) return 'makes';
	return update?.recreated ? 'remakes' : 'keeps';
}

/** Whether a balancer that differs from a new one in this serves otherwise than the values suppose. */
function matters({ field, from, to }: Difference): boolean {
	if (field === 'product' || field === 'scheme') return true;
	const [, name = ''] = field.split('].');
	if (name === 'healthCheck') return (JSON.parse(to) as { protocol?: string } | null)?.protocol !== 'tcp';
	if (name === 'keepsClientAddress') return from !== 'null' && to !== 'null';
	return ['frontend', 'backend', 'proxyProtocol', 'targets'].includes(name);
}
