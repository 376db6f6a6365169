// Health checks that ask the proxy for a path: what answers there is a route, if there is one.
import { annotationsOf, type KubeObject } from '../cluster/objects.ts';
import type { BalancerPort, Made, Remark, Where } from './types.ts';

/** What a controller makes, with a remark on a check of the proxy's own ports, where the controller's file has none. */
export function withCheckRemark(made: Made, object: KubeObject): Made {
	if (made.outcome !== 'balancer') return made;
	const remark = remarkOn(made.balancer.ports, object);
	const isSaid = (at: Where) => made.remarks.some((one) => one.weight !== 'note' && isSame(one.at, at));
	return remark && !isSaid(remark.at) ? { ...made, remarks: [...made.remarks, remark] } : made;
}

function remarkOn(ports: readonly BalancerPort[], object: KubeObject): Remark | null {
	for (const { healthCheck, decidedBy } of ports) {
		const at = decidedBy?.healthCheck;
		if (at?.path[1] !== 'annotations' || healthCheck?.port !== 'traffic') continue;
		if (!/^https?$/.test(healthCheck.protocol) || accepts404(object)) continue;
		return { at, text: askedOfKong(healthCheck.path, object), weight: 'risk' };
	}
	return null;
}

/** What becomes of a check that asks Kong for a path. Balancers of a Service can open a connection instead; those of an Ingress or Gateway ask by HTTP alone. */
export function askedOfKong(path: string | null, { kind }: KubeObject): string {
	const instead =
		kind === 'Service'
			? 'Check by TCP, or serve the path'
			: "Let it ask Kong's status port, serve the path by a route, or count 404 as healthy";
	return `the health check asks Kong's own ports for ${path ?? '/'}: Kong answers 404 there unless a route serves that path, and then no target gets healthy. ${instead}`;
}

const isSame = (a: Where, b: Where): boolean =>
	a.object === b.object && JSON.stringify(a.path) === JSON.stringify(b.path);

/** Whether an annotation counts the answer 404 as healthy: `200,404`, `200-499`, `http_4xx`. */
export function accepts404(object: KubeObject): boolean {
	return Object.entries(annotationsOf(object))
		.filter(([name]) => /(success|status|http)-?codes?$/.test(name))
		.some(([, value]) => value.split(',').some(holds404));
}

function holds404(codes: string): boolean {
	if (/^\s*http_4xx\s*$/.test(codes)) return true;
	const [from = '', to = from] = codes.split('-').map((one) => one.trim());
	return Number(from) <= 404 && Number(to) >= 404 && from !== '';
}
