// What a check says of an input in which it found nothing to check, or only a part of what there is.

import { at, items, type KubeObject, text, titleOf } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import type { Code } from '../../findings/finding.ts';
import { isMap } from '../../text/map.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import type { Beside } from './beside.ts';
import { everythingIn } from './commands.ts';
import { ForeignText } from './foreign-texts.ts';
import { chartsInstalled, type Installed } from './installed.ts';
import { installedAdvice, installsKong } from './installed-advice.ts';
import { otherFile } from './others.ts';
import { valuesAdvice, valuesIn } from './values-files.ts';

/** What says that nothing, or not all, of an input could be checked as it is. */
const unchecked: readonly Code[] = [
	'input-empty',
	'input-is-values',
	'input-not-kubernetes',
	'input-not-rendered',
	'input-of-other-tool',
	'no-gateway',
];

/** Whether a check found no gateway at all, and nobody allowed that. */
export const isUnchecked = (findings: readonly ObjectFinding[]) =>
	findings.some(({ code, severity }) => severity === 'error' && unchecked.includes(code));

/** The findings for users who mean to check an input without a gateway. */
export const allowingNone = (findings: readonly ObjectFinding[]): ObjectFinding[] =>
	findings.map((one) => (unchecked.includes(one.code) ? asGrave(one, 'note') : one));

/** More of one kind say nothing new. */
const most = 5;

/**
 * Why nothing was checked, and what to do: never empty.
 * @param kongs those that serve no clients.
 */
export function nothingChecked(
	objects: readonly KubeObject[],
	beside: Beside,
	kongs: readonly GatewayPod[],
): ObjectFinding[] {
	if (objects.length === 0 && beside.others.length === 0 && !beside.hasDocuments)
		return emptyInputs(beside, true);
	const known = unrendered(objects, beside);
	const ofKong = known.filter(({ isKong }) => isKong);
	const said = (ofKong.length > 0 ? ofKong : known).slice(0, most).map(({ found }) => found);
	const strange = said.length > 0 ? [] : strangers(beside).slice(0, most);
	const plain = objects.filter((object) => !known.some(({ of }) => of === object));
	const none = said.length === 0 && (plain.length > 0 || strange.length === 0);
	return [...said, ...strange, ...(none ? [noGateway(objects, kongs)] : []), ...emptyInputs(beside, false)];
}

/** Beside what was checked: what else has to do with Kong and was not, as notes. */
export function partlyChecked(objects: readonly KubeObject[], beside: Beside): ObjectFinding[] {
	const known = unrendered(objects, beside).filter(({ isKong }) => isKong);
	const others = [...known.map(({ found }) => found), ...strangers(beside)].slice(0, most);
	return [...others, ...emptyInputs(beside, false)].map((one) => asGrave(one, 'note'));
}

function emptyInputs({ emptyFiles }: Beside, all: boolean): ObjectFinding[] {
	const names = emptyFiles.length > 0 ? emptyFiles : all ? ['The input'] : [];
	return names.map((input) => {
		const piped = input === 'The input' || input === 'standard input';
		const advice = piped
			? 'The command that writes into the pipe has failed or printed nothing. Run it alone and read what it says.'
			: 'Name the file that holds the manifests.';
		return finding('input-empty', null, { input: piped ? 'The input' : input, advice });
	});
}

interface Unrendered {
	readonly of: KubeObject;
	readonly found: ObjectFinding;
	readonly isKong: boolean;
}

/** Documents from which manifests have yet to be made. */
function unrendered(objects: readonly KubeObject[], beside: Beside): Unrendered[] {
	const all = [...objects, ...beside.others];
	const installed = chartsInstalled(all);
	const charts = installed.filter(({ object }) => !beside.rendered.has(object));
	const made = new Set(installed.map(({ object }) => object));
	const files = all.filter((object) => !made.has(object));
	return [
		...charts.map((one) => ofChart(one, charts, beside)),
		...files.flatMap((object) => ofOtherTool(object, beside)),
		...beside.others.filter((object) => !made.has(object)).flatMap((object) => ofValues(object, beside)),
	];
}

/** The file for commands, and for the beginning of a sentence. */
function namesOf(object: KubeObject, { fileOf }: Beside) {
	const file = fileOf(object);
	if (file === undefined) return { file: 'FILE', input: 'The input' };
	return file === 'standard input' ? { file: '-', input: 'The input' } : { file, input: file };
}

/** The document as a whole. */
const whole = (object: KubeObject): Place =>
	object.kind === ''
		? { object, path: [], shown: '' }
		: { object, path: ['kind'], shown: `${object.kind}/${object.name}` };

function ofChart(installed: Installed, all: readonly Installed[], beside: Beside): Unrendered {
	const { object, what } = installed;
	const { file, input } = namesOf(object, beside);
	// Commands that read values in a file want one document with such values.
	const isOnly = all.every(
		(other) => other === installed || beside.fileOf(other.object) !== beside.fileOf(object),
	);
	const args = {
		object: object.kind === '' ? input : `${object.kind}/${object.name}`,
		what,
		advice: installedAdvice(installed, file, isOnly),
	};
	return {
		of: object,
		found: finding('input-not-rendered', whole(object), args),
		isKong: installsKong(installed),
	};
}

function ofOtherTool(object: KubeObject, beside: Beside): Unrendered[] {
	const { file, input } = namesOf(object, beside);
	const tool = otherFile(object.body, file);
	if (!tool) return [];
	const { what, advice } = tool;
	const found = finding('input-of-other-tool', whole(object), { input, what, advice });
	return [{ of: object, found, isKong: isAboutKong(object.body) }];
}

const isAboutKong = (body: unknown): boolean =>
	/kong/i.test(body instanceof ForeignText ? body.text : JSON.stringify(body));

function ofValues(object: KubeObject, beside: Beside): Unrendered[] {
	const { file, input } = namesOf(object, beside);
	const values = otherFile(object.body, file) ? undefined : valuesIn(object.body);
	if (!values) return [];
	const found = finding('input-is-values', whole(object), { input, ...valuesAdvice(values, file) });
	return [{ of: object, found, isKong: true }];
}

/** Documents that are neither objects nor anything that is known. */
function strangers(beside: Beside): ObjectFinding[] {
	const known = new Set(unrendered([], beside).map(({ of }) => of));
	return beside.others
		.filter((object) => !known.has(object))
		.map((object) => {
			const { file, input } = namesOf(object, beside);
			const names = isMap(object.body) ? Object.keys(object.body).slice(0, 3) : [];
			const keys = names.length > 0 ? `; it begins with ${names.join(', ')}` : '';
			return finding('input-not-kubernetes', whole(object), { input, keys, file });
		});
}

function noGateway(objects: readonly KubeObject[], [kong]: readonly GatewayPod[]): ObjectFinding {
	const kinds = [...new Set(objects.map(({ kind }) => kind))];
	const shown = kinds.slice(0, 6).join(', ');
	const pods = kong?.workload ?? objects.find(({ body }) => imagesIn(body).length > 0);
	return finding('no-gateway', pods ? fieldPlace(pods, 'metadata', 'name') : null, {
		count: String(objects.length),
		kinds: kinds.length === 0 ? '' : ` (${shown}${kinds.length > 6 ? ', …' : ''})`,
		advice: kong ? adviceForKong(kong) : adviceAbout(pods, objects),
	});
}

function adviceForKong({ workload, env }: GatewayPod): string {
	const [how, where] =
		env.values.KONG_ROLE === 'control_plane'
			? ['as a control plane, which serves no clients', 'its data plane']
			: ['with KONG_PROXY_LISTEN off', 'the Kong that serves clients'];
	return `${titleOf(workload)} runs Kong ${how}. Check the file or namespace of ${where}.`;
}

function adviceAbout(pods: KubeObject | undefined, objects: readonly KubeObject[]): string {
	if (!pods) {
		const namespace = objects.find((one) => one.namespace !== '')?.namespace ?? 'NAMESPACE';
		return `Check the file or namespace that holds the workload of Kong. All of a namespace: ${everythingIn(namespace)}.`;
	}
	return `${pods.kind}/${pods.name} runs ${imagesIn(pods.body)[0]}. A container counts as Kong by the name of its image, such as kong or kong-gateway, or by a variable such as KONG_PROXY_LISTEN.`;
}

function imagesIn(body: unknown): string[] {
	const pod = at(body, 'spec', 'template', 'spec') ?? at(body, 'spec');
	return items(at(pod, 'containers')).flatMap((one) => text(at(one, 'image')) ?? []);
}
