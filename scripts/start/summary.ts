// The effective settings on both ends, as text: pure.

import { shortTrust } from '../../schema/decide/trust-text.ts';
import { peerWords } from '../../schema/findings/values/trust/peers.ts';
import { clearingInWords } from '../../schema/trace/kong/header-clearing.ts';
import type { Decision } from '../../schema/validate/decide.ts';

/** Lines that say what the load balancer gets, what Kong gets and what connects the two. */
export function summary(decision: Decision): string {
	const { situation, service, ingress, fullname } = decision;
	const chosen = situation.values.clientIp.strategy === 'auto' ? ', chosen by auto' : '';
	return [
		`Load balancer: ${situation.product.title} (${situation.id})`,
		`  Service ${fullname}-proxy: ${service.type}${policy(service.externalTrafficPolicy)}${named('class', service.loadBalancerClass)}`,
		...indented(service.annotations, ': '),
		...(ingress
			? [
					`  Ingress ${fullname}-proxy${named('class', ingress.ingressClassName)}`,
					...indented(ingress.annotations, ': '),
				]
			: []),
		'',
		`Kong: strategy ${situation.strategy}${chosen}`,
		...(situation.method ? [`  ${situation.method.how}`] : []),
		`  Its peers: ${peerSentence(decision)}.`,
		...indented(ownSettings(decision), '='),
		...(situation.inCluster
			? [`  Plain entry for callers inside the cluster: Service ${fullname}-in-cluster`]
			: []),
	].join('\n');
}

const policy = (name: string | null) => (name ? `, externalTrafficPolicy ${name}` : '');
const named = (what: string, name: string | null) => (name ? `, ${what} ${name}` : '');

function indented(settings: { readonly [name: string]: unknown }, separator: string): string[] {
	return Object.entries(settings).map(([name, value]) => `    ${name}${separator}${value}`);
}

function peerSentence({ situation: { peer, strategy, cdn } }: Decision): string {
	if (peer === 'client') {
		if (cdn) return cdn.title;
		return strategy === 'httpHeaders' ? 'whoever the packet comes from' : 'the client itself';
	}
	return peerWords[peer].replace(/ \(.*/, '').replace('the addresses of ', '');
}

/** The settings that clientIp makes, in the order in which a reader asks for them; shipped ranges and code in a few words. */
function ownSettings({ environment, situation }: Decision): { [name: string]: unknown } {
	const names = [
		'PROXY_LISTEN',
		'TRUSTED_IPS',
		'REAL_IP_HEADER',
		'REAL_IP_RECURSIVE',
		'PORT_MAPS',
		'NGINX_PROXY_SET_BY_LUA',
	];
	const all = names.map((name) => `KONG_${name}`).filter((name) => environment[name] !== undefined);
	const short: { readonly [name: string]: string | null } = {
		KONG_TRUSTED_IPS: shortTrust(situation),
		KONG_NGINX_PROXY_SET_BY_LUA: clearingInWords(String(environment.KONG_NGINX_PROXY_SET_BY_LUA ?? '')),
	};
	return Object.fromEntries(all.map((name) => [name, short[name] ?? environment[name]]));
}
