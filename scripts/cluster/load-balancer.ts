// Stands in for a cloud's load balancer controller: a process that gives every Service of type LoadBalancer an
// address. Nothing listens there. Started by `cluster up` with the path of a kubeconfig as its only argument.

import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Api, connect, type KubernetesObject } from './api.ts';
import { addressesFor, needsAddress } from './load-balancer-address.ts';

/** This file's path, by which `down` recognises the process. */
export const loadBalancerScript = fileURLToPath(import.meta.url);

async function serve(api: Api): Promise<never> {
	let next = 1;
	const attend = async (service: KubernetesObject): Promise<void> => {
		if (!needsAddress(service)) return;
		const ingress = addressesFor(service.spec?.ipFamilies ?? ['IPv4'], next);
		next += 1;
		const { namespace, name } = service.metadata ?? {};
		const path = `/api/v1/namespaces/${namespace}/services/${name}/status`;
		const answer = await api.send('PATCH', path, { status: { loadBalancer: { ingress } } });
		// 404: deleted meanwhile.
		if (answer.status >= 300 && answer.status !== 404)
			console.error(path, answer.status, answer.body.message);
	};
	for (;;) {
		try {
			// Without a resource version a watch begins with an event for every object that exists.
			await api.watch('/api/v1/services?watch=true', (event) => {
				if (event.type !== 'DELETED') attend(event.object).catch((error) => console.error(String(error)));
			});
		} catch (error) {
			console.error(String(error));
		}
		await sleep(1000);
	}
}

if (process.argv[1] === loadBalancerScript) {
	const kubeconfig = process.argv[2];
	if (kubeconfig === undefined) throw new Error('usage: load-balancer.ts KUBECONFIG');
	await serve(connect(kubeconfig));
}
