// What the toolkit adds to findings about values.
import { catalogue } from '../catalogue/index.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';

/** The finding with the hint that its definition makes of it, if any. */
export function withHint(finding: ValuesFinding): ValuesFinding {
	const said = isUnknownProduct(finding) ? withoutList(finding) : finding;
	const hint = definitionOf(finding.code).hint?.(finding);
	return hint === undefined ? said : { ...said, hint };
}

const isUnknownProduct = ({ code, path }: ValuesFinding) =>
	code === 'value-unknown' && path.join('.') === 'clientIp.loadBalancer';

/** A list of all products would hide what comes after it. */
function withoutList(finding: ValuesFinding): ValuesFinding {
	const count = Object.keys(catalogue).length;
	return {
		...finding,
		args: { ...finding.args, allowed: `the ${count} that kong-client-ip load-balancers lists` },
	};
}
