// Objects of a cluster whose status has no address: nobody has made the load balancer that they ask for.
import { isLive } from '../../cluster/live.ts';
import { at, items, type KubeObject } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { finding } from '../object-findings.ts';
import { found, type HazardRule } from './hazard-rule.ts';

/** The API server writes an empty status as soon as the object exists; who makes the balancer writes its address into that. */
export const unprovisioned: HazardRule = ({ entrance, front, controller }) => {
	const { service, type } = entrance;
	// Proxies in the cluster need not write a status into an Ingress.
	const object = entrance.front ? (front.made?.outcome === 'balancer' ? entrance.front : null) : service;
	const asked = entrance.front !== null || type === 'LoadBalancer';
	if (!object || !asked || !isLive(object) || !hasEmptyStatus(object) || reachedOtherwise(object)) return [];
	const where = object.namespace === '' ? '' : ` --namespace ${object.namespace}`;
	const args = {
		object: `${object.kind}/${object.name}`,
		command: `kubectl describe ${object.kind.toLowerCase()} ${object.name}${where}`,
		further:
			controller === null
				? 'Make sure that the cluster has a controller for load balancers'
				: `So does the log of ${controller}`,
	};
	return found(finding('not-provisioned', fieldPlace(object, 'status'), args), 'nothing');
};

function hasEmptyStatus({ kind, body }: KubeObject): boolean {
	if (kind === 'Gateway')
		return at(body, 'status') !== undefined && items(at(body, 'status', 'addresses')).length === 0;
	const status = at(body, 'status', 'loadBalancer');
	return typeof status === 'object' && status !== null && items(at(status, 'ingress')).length === 0;
}

const reachedOtherwise = ({ body }: KubeObject): boolean => items(at(body, 'spec', 'externalIPs')).length > 0;
