// kong-client-ip plan --from-kong: from a release of Kong's own chart to this one, with the same Service.

import { UserError } from '../../readers/user-error.ts';
import { wrappedValues } from '../../readers/values/wrapped.ts';
import { mergeValues, overlay } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import type { KongChart } from '../../schema/charts/kong-release.ts';
import { recognise } from '../../schema/charts/recognise.ts';
import { move } from '../../schema/plan/move/move.ts';
import { moveJson, moveText } from '../../schema/plan/move/text.ts';
import type { Naming, PlanSide } from '../../schema/plan/types.ts';
import { importFindings } from '../import/report.ts';
import type { Io } from '../io/command.ts';
import { sayFindings } from '../report/render-finding.ts';
import { readLayers, shownName } from '../validate/inputs.ts';
import { problemFindings } from '../validate/to-report.ts';

const merge = (base: object, layers: readonly object[]) =>
	mergeValues(base as JsonObject, layers as JsonObject[]);

/** Says what it takes, and answers the exit code. */
export async function planFromKong(
	to: PlanSide,
	naming: Naming,
	steps: readonly string[],
	format: 'text' | 'json',
	io: Io,
): Promise<number> {
	const layers = await readLayers(naming.from, steps, io);
	const problems = layers.flatMap(problemFindings);
	sayFindings(problems, io);
	if (problems.some(({ severity }) => severity === 'error')) return 1;
	const user = layers.map(({ value }) => value).reduce(overlay, {});
	const chart = chartOf(user, shownName(naming.from[0] ?? ''));
	const made = move({ user, chart, release: naming.release, merge }, to, naming);
	if ('unclear' in made) {
		sayFindings(importFindings(made.unclear, layers), io);
		return 1;
	}
	io.stdout(format === 'text' ? moveText(made) : moveJson(made));
	return made.verdict === 'smooth' ? 0 : 1;
}

/** Throws a UserError for values of another chart, and for those that stand deeper in the file. */
function chartOf(user: JsonObject, name: string): KongChart {
	const [place] = wrappedValues(user);
	if (place !== undefined) throw new UserError(`${name} has values at ${place}. Give --at ${place}.`);
	if (Object.hasOwn(user, 'clientIp'))
		throw new UserError(
			`${name} has a clientIp block, so it holds values of this chart already. Use --from.`,
		);
	const { chart } = recognise(user);
	if (chart === 'ingress-nginx' || chart === 'traefik')
		throw new UserError(
			`${name} holds values of ${chart}. --from-kong takes values of kong/kong or kong/ingress.`,
		);
	if (chart !== null) return chart;
	return 'gateway' in user || 'controller' in user ? 'kong/ingress' : 'kong/kong';
}
