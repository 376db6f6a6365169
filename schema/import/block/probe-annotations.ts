// Annotations by which a balancer asks the pods of another gateway for a path that Kong does not serve.
import { pathText } from '../../text/path.ts';
import type { ImportFinding, Part } from '../types.ts';

/** Names that controllers of clouds have for the path, or the host, of a health check. */
const ofProbe = /health-?(check|probe)|linode-loadbalancer-check-/i;
const ofPath = /[-_](path|uri|url|domain)$/i;

/** The parts without such annotations, and what is said of those. */
export function withoutProbes(parts: readonly Part[]): {
	readonly parts: readonly Part[];
	readonly findings: readonly ImportFinding[];
} {
	const isProbe = ({ path }: Part): boolean =>
		path.at(-2) === 'annotations' && [ofProbe, ofPath].every((part) => part.test(String(path.at(-1))));
	return {
		parts: parts.filter((part) => !isProbe(part)),
		findings: parts.filter(isProbe).map(({ from: [place], path }): ImportFinding => {
			const args = {
				path: pathText(place ?? path),
				why: 'It asks the other gateway; Kong has no such path.',
			};
			return { code: 'import-not-needed', args, path: place ?? null };
		}),
	};
}
