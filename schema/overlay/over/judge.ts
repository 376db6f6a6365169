// The overlay of a block over the user's other values files, and everything that is said of them. Pure.
import type { JsonObject } from '../../../readers/yaml/types.ts';
import { isError } from '../../findings/render.ts';
import { isMap } from '../../text/map.ts';
import { valueAt } from '../../text/path.ts';
import { type DecidedOver, decideOver, type OverInput } from './decide-over.ts';
import { overFindings } from './findings.ts';
import { type Over, overlayOver } from './over.ts';
import { schemeFindings } from './scheme.ts';
import { type OverFinding, shapeFindings, wrongShape } from './shape.ts';

export interface Judged {
	/** About theirs. */
	readonly findings: readonly OverFinding[];
	/** Null where theirs cannot be read. */
	readonly decided: DecidedOver | null;
	/** Null where theirs or the block has errors that leave nothing to print. */
	readonly over: Over | null;
}

export function judgeOver(input: OverInput): Judged {
	const { target } = input;
	const root = rootOf(target);
	const outer = root.length > 0 ? wrongShape(input.theirs, root, 'a map', isMap, target) : [];
	if (outer.length > 0) return { findings: outer, decided: null, over: null };
	const { findings, ...rest } = judgeGateway({
		...input,
		theirs: gatewayValues(input.theirs, target),
		before: gatewayValues(input.before, target),
	});
	return { ...rest, findings: findings.map((one) => below(root, one)) };
}

function judgeGateway(input: OverInput): Judged {
	const shapes = shapeFindings(input.theirs, input.target);
	if (shapes.length > 0) return { findings: shapes, decided: null, over: null };
	const decided = decideOver(input);
	const { decision } = decided;
	const { warnings } = decision.situation.values.clientIp;
	const refused = schemeFindings(input.theirs, decision);
	if (refused.length > 0 || decision.findings.some((finding) => isError(finding, warnings)))
		return { findings: refused, decided, over: null };
	const over = overlayOver(decision, input.theirs, input.target);
	return { findings: overFindings(over, decision, rootOf(input.target)), decided, over };
}

/** Where a chart has the values of the gateway. */
export const rootOf = (target: OverInput['target']): readonly string[] =>
	target === 'kong/ingress' ? ['gateway'] : [];

/** The values of the gateway in a file of the chart. */
export function gatewayValues(values: JsonObject, target: OverInput['target']): JsonObject {
	const own = valueAt(values, rootOf(target));
	return isMap(own) ? (own as JsonObject) : {};
}

function below(root: readonly string[], finding: OverFinding): OverFinding {
	const path = [...root, finding.args.path].join('.');
	return { ...finding, args: { ...finding.args, path }, path: [...root, ...finding.path] };
}
