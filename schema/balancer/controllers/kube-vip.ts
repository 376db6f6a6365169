// kube-vip: which nodes hold the address of a Service, by ARP, BGP or routes. kube-proxy takes traffic from there.

import { controllerFile } from '../../catalogue/sources.ts';
import { announcedPorts } from '../announced.ts';
import type { Controller, State, Updated } from '../controller.ts';
import { endpointsOf, nodesOf } from '../endpoints.ts';
import { balancer, ignored, refused, refusedUnless } from '../made.ts';
import { addressOf } from '../networks.ts';
import { annotationAt, fieldAt, readService, type Service } from '../service.ts';
import type { Balancer, Cluster, Made, Remark } from '../types.ts';
import { becomesNew } from '../update.ts';
import { ownClass, type Setup, setupOf } from './kube-vip-setup.ts';

const repository = 'https://github.com/kube-vip/kube-vip';

const annotation = {
	addresses: 'kube-vip.io/loadbalancerIPs',
	ignore: 'kube-vip.io/ignore',
	lease: 'kube-vip.io/leaseName',
	dynamicDns: 'kube-vip.io/ddns',
	election: 'kube-vip.io/forcePerServiceElection',
	withoutEndpoints: 'kube-vip.io/allow-reconcile-without-endpoints',
} as const;

export const controller: Controller = {
	name: 'kube-vip',
	provider: 'on-premises',
	version: 'main of 2026-08-21 at commit bee5cfe',
	sources: [
		controllerFile('kube-vip: services', `${repository}/tree/main/pkg/services`),
		controllerFile('kube-vip: endpoints', `${repository}/tree/main/pkg/endpoints`),
	],
	signs: { serviceClasses: [ownClass], annotations: ['kube-vip.io/'] },
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update,
};

function make(service: Service, cluster: Cluster): Made {
	const setup = setupOf(cluster);
	if (service.type !== 'LoadBalancer' || !takesClass(service.className, setup)) return ignored();
	const { annotations, object } = service;
	if (annotations[annotation.ignore] === 'true')
		return ignored(`${annotation.ignore}: "true" makes kube-vip ignore the Service`);
	const ownElection = annotations[annotation.election] === 'true';
	if (ownElection && setup.known && !setup.electionOnDemand)
		return ignored(
			`${annotation.election} works only if kube-vip runs with per_service_election_on_demand and without svc_election; otherwise the Service is ignored`,
			[onDemandMissing(service, setup)],
		);
	if (annotations[annotation.lease] !== undefined && service.policy !== 'Cluster')
		return refused(
			`${annotation.lease} is refused under traffic policy Local`,
			annotationAt(object, annotation.lease),
		);
	const announced = announce(service, cluster, setup, ownElection);
	if (hasAddress(service)) return announced;
	return refusedUnless(
		'an address from kube-vip-cloud-provider or another program that assigns addresses',
		announced,
		`kube-vip assigns no address itself: it waits half a minute for one, in ${annotation.addresses}, spec.loadBalancerIP or the status, and gives up`,
		annotationAt(object, annotation.addresses),
	);
}

/** By default both no class and kube-vip's own are taken. */
function takesClass(className: string | undefined, setup: Setup): boolean {
	if (className !== undefined) return className === setup.className;
	return setup.legacyClasses ? !setup.classOnly : setup.className === '';
}

/** The annotation counts even where it names nothing that can be read. */
function hasAddress({ annotations, loadBalancerIP, status }: Service): boolean {
	return (
		annotations[annotation.addresses] !== undefined ||
		loadBalancerIP !== undefined ||
		status.some(({ ip, hostname }) => ip !== undefined || hostname !== undefined)
	);
}

function announce(service: Service, cluster: Cluster, setup: Setup, ownElection: boolean): Made {
	const heldBy = ownElection || setup.electionPerService ? 'one' : setup.globalLeader ? 'leader' : 'each';
	const candidates = candidatesOf(service, cluster);
	const made: Balancer = {
		product: `kube-vip ${setup.mode}`,
		scheme: null,
		ports: announcedPorts(service),
		sourceRanges: [],
		// `one` of the candidates by an election of its own, `each` of them, or the one `leader` of all Services if it is a candidate.
		facts: { candidates, heldBy, setupKnown: setup.known, status: 'ip' },
	};
	const dark =
		candidates?.length === 0 ? 'no node has an endpoint that counts, so no node holds the address' : null;
	return balancer(made, remarksOf(service, setup, heldBy), dark);
}

/** Nodes that may hold the address; null where Nodes or EndpointSlices are not among the objects. */
function candidatesOf(service: Service, { inventory }: Cluster): readonly string[] | null {
	const [nodes, endpoints] = [nodesOf(inventory), endpointsOf(inventory, service)];
	if (nodes === null || endpoints === null) return null;
	const names = nodes.map(({ name }) => name);
	if (service.policy === 'Local')
		return names.filter((name) => endpoints.some(({ node, serving }) => node === name && serving === true));
	const without = (service.annotations[annotation.withoutEndpoints] ?? '').toLowerCase() === 'true';
	return endpoints.length > 0 || without ? names : [];
}

function onDemandMissing({ object }: Service, { electionPerService, known }: Setup): Remark {
	return {
		at: annotationAt(object, annotation.election),
		text: electionPerService
			? 'beside svc_election nobody looks after Services with this annotation'
			: 'Services with this annotation need per_service_election_on_demand in kube-vip, without svc_election',
		weight: known ? 'broken' : 'risk',
	};
}

function remarksOf(service: Service, setup: Setup, heldBy: 'one' | 'leader' | 'each'): Remark[] {
	const { annotations, object } = service;
	const found: Remark[] = [];
	if (annotations[annotation.election] === 'true' && !setup.known)
		found.push(onDemandMissing(service, setup));
	if (service.policy === 'Local' && heldBy === 'leader')
		found.push({
			at: fieldAt(object, 'spec', 'externalTrafficPolicy'),
			text: 'without svc_election one leader holds the addresses of all Services, wherever the pods run: under traffic policy Local nobody answers when the leader has no pod of this Service; switch svc_election on, or use BGP',
			weight: setup.known ? 'broken' : 'risk',
		});
	for (const [name, effect, isWise] of [
		[annotation.ignore, 'kube-vip still serves it', true],
		[annotation.election, 'the Service gets no election of its own', setup.electionOnDemand],
	] as const) {
		const word = annotations[name];
		if (word !== undefined && word !== 'true' && /^(true|yes|1|on)$/i.test(word.trim()))
			found.push({
				at: annotationAt(object, name),
				text: `only the exact word true counts: for ${JSON.stringify(word)} ${effect}`,
				...(isWise ? { instead: 'true' } : {}),
				weight: 'risk',
			});
	}
	if (service.sourceRanges.length > 0)
		found.push({
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text: 'kube-vip itself keeps nobody out; kube-proxy drops what comes from other ranges, by the address that it sees',
			weight: 'note',
		});
	return found;
}

/** What kube-vip takes down and puts up again: addresses, traffic policy, families, name of the lease, dynamic DNS. */
function restarts(old: Service, now: Service): boolean {
	const key = (service: Service) =>
		JSON.stringify([
			addressesOf(service),
			service.annotations[annotation.lease] ?? '',
			service.annotations[annotation.dynamicDns] ?? '',
			...[service.policy, service.families, service.familyPolicy],
		]);
	return key(old) !== key(now);
}

/** The addresses that count: those of the annotation, else of the status unless loadBalancerIP names another one of their family. */
function addressesOf({ annotations, loadBalancerIP, status }: Service): readonly (string | undefined)[] {
	const given = annotations[annotation.addresses];
	if (given !== undefined) return given.split(',').map((one) => one.trim());
	const shown = status.flatMap(({ ip, hostname }) => ip ?? hostname ?? []);
	const wanted = addressOf(loadBalancerIP ?? '');
	const isOther = status.some(({ ip }) => {
		const had = addressOf(ip ?? '');
		return wanted !== null && had !== null && had.length === wanted.length && had.join() !== wanted.join();
	});
	return shown.length === 0 || isOther ? [loadBalancerIP] : shown;
}

function update(before: State, after: State): Updated {
	const standing = before.made.outcome === 'balancer' ? before.made.balancer : undefined;
	if (!standing || !before.object || !after.object) return becomesNew(before, after);
	const [old, now] = [readService(before.object), readService(after.object)];
	// Only another type, or the end of the Service, takes an address down.
	if (after.made.outcome !== 'balancer' && now.type === 'LoadBalancer') {
		const made: Made = after.made.outcome === 'error' ? { ...after.made, balancer: standing } : after.made;
		const left = 'the whole change: kube-vip ignores it, and the address stays where it is';
		return { made, update: { changes: [], ignored: [left], recreated: false } };
	}
	const updated = becomesNew(before, after);
	if (after.made.outcome !== 'balancer' || !restarts(old, now)) return updated;
	const changes = [...updated.update.changes, 'the address is removed and added again'];
	return { ...updated, update: { ...updated.update, changes } };
}
