// What stops traffic without being seen in the path of a request: status addresses, announcements, HTTP listeners.

import { methodOf, proxySwitches, settingText } from '../../catalogue/switches.ts';
import { at, items, text } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace } from '../../cluster/places.ts';
import { refusedByServer } from '../api-server/refused.ts';
import { foreignHostnameAnnotation } from '../balancer/foreign.ts';
import type { PortMode } from '../balancer/front.ts';
import { encryptsAnew } from '../balancer/signals.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { WaySituation } from '../follow-requests.ts';
import { asGrave, finding } from '../object-findings.ts';
import { refusedByController, unserved } from './controller.ts';
import { annotated, found, type Hazard, type HazardRule } from './hazard-rule.ts';
import { appProtocol, localHealthCheck, proxiedHealthCheck, tlsHealthCheck } from './health.ts';
import { withoutNodePort } from './node-ports.ts';
import { unmanaged } from './unmanaged.ts';
import { unprovisioned } from './unprovisioned.ts';

/** The hazards of one port of an entrance. */
export function hazardsOf(situation: WaySituation, port: EntrancePort, mode: PortMode): Hazard[] {
	const all = [
		refusedByApiServer,
		refusedByController,
		unserved,
		withoutNodePort,
		unmanaged,
		unprovisioned,
		sidecarRefuses,
		tlsUnserved,
		reencrypted,
		tlsHealthCheck,
		proxiedHealthCheck,
		localHealthCheck,
		appProtocol,
		hairpin,
		hostname,
		leaseholder,
	];
	return all.flatMap((hazard) => hazard(situation, port, mode));
}

// An object that the API server refuses does not exist: nothing that follows from it is of interest.
const refusedByApiServer: HazardRule = ({ entrance: { service, front } }) => {
	const [first] = [service, front]
		.flatMap((object) => (object ? refusedByServer(object) : []))
		.filter(({ severity }) => severity === 'error');
	return first ? [{ finding: first, breaks: 'all', alone: true }] : [];
};

const sidecarRefuses: HazardRule = ({ sidecar }, port) => {
	if (!sidecar?.refuses || sidecar.skips(port.container)) return [];
	const { mesh, place } = sidecar;
	return found(finding('sidecar-refuses', place, { mesh }), 'all').map((one) => ({
		...one,
		hushes: true,
	}));
};

// HTTP listeners for all ports, while clients speak TLS on one and the balancer has no certificate for it.
const tlsUnserved: HazardRule = (situation, port, { tlsUnserved: unserved, httpBy }) => {
	if (!unserved || httpBy === null) return [];
	const [proxy] = (situation.product && proxySwitches(situation.product.entry)) ?? [];
	const args = {
		port: String(port.port),
		tcp: proxy ? `TCP and PROXY on both ends (${settingText(proxy.name, proxy.wanted)})` : 'TCP there',
	};
	return found(finding('http-listener-for-tls', annotated(situation, httpBy), args), 'all');
};

// A proxy that ends TLS and encrypts again puts its PROXY header where Kong does not look for it.
const reencrypted: HazardRule = (situation, port, { balancer }) => {
	const name = encryptsAnew(situation.front.annotations);
	if (
		!name ||
		balancer?.tls !== 'again' ||
		balancer.proxyProtocol === null ||
		situation.product?.entry.kind === 'pass-through'
	)
		return [];
	return found(
		finding('reencryption-with-proxy', annotated(situation, name), { port: String(port.port) }),
		'all',
	);
};

/** Addresses in the status that kube-proxy takes for the cluster's own. */
function shortcuts({ entrance }: WaySituation): string[] {
	if (entrance.type !== 'LoadBalancer') return [];
	return items(at(entrance.service?.body, 'status', 'loadBalancer', 'ingress'))
		.filter((one) => at(one, 'ipMode') !== 'Proxy')
		.flatMap((one) => text(at(one, 'ip')) ?? []);
}

// https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode
const hairpin: HazardRule = (situation, _port, { balancer }) => {
	const { entrance, product, plainEntry } = situation;
	const [ip] = shortcuts(situation);
	if (!ip || !balancer?.proxyProtocol || !entrance.service) return [];
	const suggested = Object.keys((product && methodOf(product.entry, 'proxyProtocol')?.suggested) ?? {});
	const [cure] = Object.keys(product?.entry.shortcutCure ?? {});
	const name =
		product?.entry.hostnameAnnotation ?? suggested.find((one) => /ip-mode|hostname/.test(one)) ?? cure;
	const entry = plainEntry ? `Let them call Service/${plainEntry.name}, which needs no header. ` : '';
	const fix = name
		? shortcutFix(situation, name)
		: 'Give these callers a listener without proxy_protocol and a Service of type ClusterIP that leads to it.';
	const place = name
		? annotationPlace(entrance.service, name)
		: fieldPlace(entrance.service, 'status', 'loadBalancer', 'ingress');
	const other = plainEntry ? (name ? fix.replace(/^Set/, 'Or set') : '') : fix;
	const severity = plainEntry ? 'warning' : 'error';
	const hazard = finding('hairpin', place, { ip, fix: `${entry}${other}`.trim() });
	return found(asGrave(hazard, severity), plainEntry ? 'nothing' : 'inside');
};

// The annotation by which the status has no address that kube-proxy takes a shortcut to.
function shortcutFix({ product }: WaySituation, name: string): string {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	const wanted = method?.suggested?.[name] ?? product?.entry.shortcutCure?.[name];
	const setting = wanted === undefined ? name : settingText(name, wanted);
	return /ip-mode/.test(name)
		? `Set ${setting}, so that the status says ipMode: Proxy.`
		: `Set ${setting}${wanted === undefined ? ' to a host name that resolves to the address' : ''}, so that the status has a host name in place of the address.`;
}

// Packets that are still addressed to the balancer need kube-proxy's rule for that address.
const hostname: HazardRule = (situation, _port, { packetSource, targets }) => {
	const { entrance, product, title } = situation;
	if (
		product?.entry.kind !== 'pass-through' ||
		packetSource !== 'client' ||
		targets !== 'nodes' ||
		!entrance.service
	)
		return [];
	const name = foreignHostnameAnnotation(product.entry).find(
		(one) => entrance.annotations[one] !== undefined,
	);
	if (!name) return [];
	const hazard = finding('hostname-on-pass-through', annotationPlace(entrance.service, name), {
		product: title,
	});
	return [{ finding: hazard, breaks: 'all', hushes: true }];
};

// A network plugin that announces addresses and is older than its method needs: Local drops what reaches a node without a pod.
const leaseholder: HazardRule = ({ entrance, product, title, pod, circumstances }) => {
	const method = product && methodOf(product.entry, 'externalTrafficPolicy');
	const { service, policy } = entrance;
	if (!method || !service || policy !== 'Local' || pod.workload.kind === 'DaemonSet') return [];
	const needed = (method.needs ?? []).flatMap(({ what, from }) =>
		typeof from === 'string' && isOlderPlugin(circumstances.cni, what, from) ? [`${what} ${from}`] : [],
	)[0];
	if (needed === undefined) return [];
	const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
	return found(finding('local-without-pod', place, { product: title, needed }), 'someNodes');
};

/** Whether the network plugin, given as `Cilium 1.14.1`, is the one that is meant and older. */
function isOlderPlugin(cni: string | undefined, what: string, from: string): boolean {
	const [name = ''] = /^[a-z-]+/i.exec(cni?.trimStart() ?? '') ?? [];
	const [version] = /[0-9]+(?:\.[0-9]+)*/.exec(cni ?? '') ?? [];
	if (version === undefined || name.toLowerCase() !== what.toLowerCase()) return false;
	const [said, least] = [version, from].map((one) => one.split('.').map(Number));
	for (const [index, number] of (least ?? []).entries()) {
		const own = said?.[index] ?? 0;
		if (own !== number) return own < number;
	}
	return false;
}
