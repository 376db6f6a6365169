// Everything that the toolkit finds in merged values: shapes, schema and rules, each place once.
import { chartDefaults } from '../contract/defaults.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { isError } from '../findings/render.ts';
import { itemKeyBeside } from '../hints/item-keys.ts';
import { hints } from '../hints/texts.ts';
import { likelyKeys } from '../hints/unknown.ts';
import { isMap } from '../text/map.ts';
import type { ValuePath } from '../text/path.ts';
import { controllerFindings } from './controller-findings.ts';
import { type Decision, decide } from './decide.ts';
import { findIn } from './finders.ts';
import { withoutFollowUps } from './follow-ups.ts';
import { schemaFindings, violatesSchema } from './schema-findings.ts';
import { blocksInside } from './values-of-this-chart.ts';
import { withHint } from './with-hint.ts';

/** The decision for merged values, with all findings: the chart's own, the schema's where those say nothing, and the toolkit's. */
export function checkValues(values: unknown, release: string, named?: string): Decision {
	const examined = examine(values, decide(values, release, named));
	return { ...examined.decision, findings: findingsIn(examined) };
}

/** Values with everything that is found in them, before any of it is left out because it follows from another. */
interface Examined {
	readonly values: unknown;
	readonly decision: Decision;
	readonly bySchema: readonly ValuesFinding[];
	/** By the rules of the chart and of the toolkit, and by the product's controller. */
	readonly byRules: readonly ValuesFinding[];
}

/** Looks at values once; `decision` is the one for them. */
export function examine(values: unknown, decision: Decision): Examined {
	const { situation, findings } = decision;
	const needsSchema = findings.some(({ code }) => shapeCodes.has(code)) || violatesSchema(values);
	const byRules = [
		...findings,
		...findIn(situation, 'toolkit'),
		...(needsSchema ? [] : controllerFindings(decision)),
	];
	return {
		values,
		decision,
		bySchema: needsSchema ? schemaFindings(values) : [],
		byRules: withoutRepeats(byRules),
	};
}

/** The findings that `holds` accepts; one that it does not accept hides none of them. */
export function findingsIn(
	{ values, bySchema, byRules }: Examined,
	holds: (finding: ValuesFinding) => boolean = () => true,
): readonly ValuesFinding[] {
	const held = byRules.filter(holds);
	if (bySchema.length === 0 && held.length === 0) return [];
	const first = withoutFollowUps(held, [...bySchema, ...held].flatMap(doubtful));
	return withoutStrangers(
		join(first, bySchema)
			.map(withHint)
			.map((finding) => withInside(finding, values)),
		values,
	);
}

/** What blames the choice of the product for something else than a controller would. */
const ofWhole: ReadonlySet<string> = new Set(['setting-missing', 'setting-wanted', 'taken-over']);

/** What follows where no other error says why. */
const unfit = 'controller-unfit';

const isController = ({ code }: ValuesFinding) => code.startsWith('controller-');

/** The controller says nothing new of a value that a rule of the chart blames; only its error is more than a warning. */
function withoutRepeats(findings: readonly ValuesFinding[]): readonly ValuesFinding[] {
	if (!findings.some(isController)) return findings;
	const byRules = findings.filter((finding) => !isController(finding) && !ofWhole.has(finding.code));
	const blamed = (among: readonly ValuesFinding[]) => new Set(among.map(({ path }) => key(path)));
	const [anyhow, asErrors] = [blamed(byRules), blamed(byRules.filter((one) => isError(one, 'print')))];
	const explained = findings.some((one) => one.code !== unfit && isError(one, 'print'));
	return findings.filter((finding) => {
		if (!isController(finding)) return true;
		if (finding.code === unfit && explained) return false;
		return !(isError(finding, 'print') ? asErrors : anyhow).has(key(finding.path));
	});
}

/** Values for which a default is taken, since they are wrong: of a shape or kind that is not taken, or under a name that is like theirs. */
function doubtful({ code, path }: ValuesFinding): ValuePath[] {
	if (shapeCodes.has(code)) return [path];
	if (code !== 'key-unknown') return [];
	const inItem = itemKeyBeside(path);
	return inItem === undefined ? likelyKeys(path).map((one) => one.split('.')) : [inItem];
}

/** If our block is inside a value of another chart, what is next to it is not ours either. */
function withoutStrangers(findings: readonly ValuesFinding[], values: unknown): ValuesFinding[] {
	const isStranger = ({ code, path }: ValuesFinding) => code === 'key-unknown' && path.length === 1;
	const holder = findings.find((finding) => isStranger(finding) && finding.subject?.inside !== undefined);
	if (!holder || !isMap(values) || hasBlock(values)) return [...findings];
	return findings.filter((finding) => !isStranger(finding) || finding.hint !== undefined);
}

/** Whether a file says anything in our block: in merged values the defaults are always there. */
const hasBlock = ({ clientIp }: { readonly clientIp?: unknown }) =>
	clientIp !== undefined && JSON.stringify(clientIp) !== JSON.stringify(chartDefaults.clientIp);

/** How to check our values if a key of another chart holds them, as in an umbrella chart. */
function withInside(finding: ValuesFinding, values: unknown): ValuesFinding {
	const { code, path, hint } = finding;
	if (code !== 'key-unknown' || path.length !== 1 || hint || !isMap(values)) return finding;
	const [key = ''] = path;
	const [pointer] = blocksInside({ [key]: values[key] });
	if (pointer === undefined) return finding;
	return { ...finding, subject: { inside: pointer }, hint: hints.inside(pointer) };
}

/** Findings for which the schema may know a deeper place. */
const shapeCodes: ReadonlySet<string> = new Set(['value-shape', 'value-unknown']);

/**
 * The chart and the schema both find wrong shapes. The chart's words win; where the schema's place is deeper, such as an item of a list, the
 * finding moves there.
 */
function join(chart: readonly ValuesFinding[], schema: readonly ValuesFinding[]): readonly ValuesFinding[] {
	if (schema.length === 0) return chart;
	// A warning must not hide an error.
	const errors = chart.filter((finding) => isError(finding, 'print'));
	const places = new Set(errors.flatMap(({ path }) => prefixes(path)));
	const deeper = new Map<string, ValuesFinding[]>();
	const wrongShapes = new Set(
		chart
			.filter(({ code }) => code === 'value-shape' || code === 'value-unknown')
			.map(({ path }) => key(path)),
	);
	const more = schema.filter((finding) => {
		const { code, path } = finding;
		if (places.has(key(path))) return false;
		const parent = prefixes(path).find((prefix) => wrongShapes.has(prefix));
		if (parent === undefined || !shapeCodes.has(code)) return true;
		deeper.set(parent, [...(deeper.get(parent) ?? []), finding]);
		return false;
	});
	const known = chart.flatMap((finding) => {
		const places = wrongShapes.has(key(finding.path)) ? deeper.get(key(finding.path)) : undefined;
		return places ? places.map((place) => moved(finding, place)) : [finding];
	});
	return [...more, ...known];
}

/** The chart's message at the schema's place, with the wrong value from that place. */
function moved(chart: ValuesFinding, { code, path, args, subject }: ValuesFinding): ValuesFinding {
	if (code !== 'value-unknown' || chart.code !== code) return { ...chart, path };
	return {
		...chart,
		path,
		args: { ...chart.args, value: args.value ?? '' },
		subject: { ...chart.subject, value: subject?.value },
	};
}

const key = (path: ValuePath) => path.join('\0');

/** The keys of a path and of all its parents. */
function prefixes(path: ValuePath): string[] {
	return path.map((_, index) => key(path.slice(0, index + 1)));
}
