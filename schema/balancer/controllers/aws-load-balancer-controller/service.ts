// What the AWS Load Balancer Controller makes of a Service.
import type { KubeObject } from '../../../cluster/objects.ts';
import { ignored } from '../../made.ts';
import type { Cluster, Made, State, Updated } from '../../types.ts';
import { becomesNew } from '../../update.ts';

export function makeService(_object: KubeObject, _cluster: Cluster): Made {
	return ignored();
}

export function updateService(before: State, after: State): Updated {
	return becomesNew(before, after);
}
