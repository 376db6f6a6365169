// What Exoscale's controller cannot work with.
import { annotationProblem, firstProblem, type Problem } from '../../cloud.ts';
import { isDuration } from '../../durations.ts';
import { annotationAt, portAt, type Service } from '../../service.ts';
import { parseInteger } from '../../words.ts';
import {
	checkInterval,
	checkPort,
	checkRetries,
	checkTimeout,
	external,
	id,
	isExternal,
	name,
	pool,
	sksCluster,
	sksPool,
} from './settings.ts';

/**
 * What keeps the controller from choosing targets.
 * @param settings `pools`: to which instance pools the nodes belong, where that is no single one: `none`, `several`.
 */
export function ofTarget(service: Service, settings: { readonly [name: string]: string }): Problem | null {
	const { annotations, object } = service;
	if (isExternal(service) && !annotations[id] && !annotations[name])
		return {
			message: `a balancer that is external needs ${id} or ${name}`,
			at: annotationAt(object, external),
		};
	if (annotations[sksCluster]) return null;
	if (annotations[sksPool])
		return { message: `${sksPool} needs ${sksCluster}`, at: annotationAt(object, sksPool) };
	if (annotations[pool] || settings.pools === undefined) return null;
	return {
		message: `the nodes are not all of one instance pool: ${pool} must name the one that gets the requests`,
		at: annotationAt(object, pool),
	};
}

/** What of the health check or of the ports it cannot read. */
export function ofChecks(service: Service): Problem | null {
	const { object, ports } = service;
	const length = 'a duration with its unit, like "10s"';
	const isInteger = (value: string): boolean => parseInteger(value) !== null;
	const wrong = firstProblem([
		annotationProblem(service, checkInterval, isDuration, length),
		annotationProblem(service, checkTimeout, isDuration, length),
		annotationProblem(service, checkRetries, isInteger, 'a number'),
		ports.length === 0
			? null
			: annotationProblem(service, checkPort, (value) => value === '' || isInteger(value), 'a number'),
	]);
	if (wrong) return wrong;
	const other = ports.find(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP');
	if (!other) return null;
	return {
		message: `only TCP and UDP are served, not ${other.protocol}`,
		at: portAt(object, other, 'protocol'),
	};
}
