// What the Azure provider makes of a Service that it sees for the first time.
import { balancer, ignored, refused } from '../../made.ts';
import type { Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { type Access, accessOf } from './access.ts';
import { linkOf, plainProduct, withLink } from './link.ts';
import { remarksOf, remarksOnClass } from './remarks.ts';
import { portsOf, usesFloatingIp } from './rules.ts';
import { annotation, isInternal, isOn, isRefusal } from './settings.ts';

export function make(service: Service, settings: { readonly [name: string]: string }): Made {
	if (service.type !== 'LoadBalancer') return ignored();
	if (service.className !== undefined) return ignored(null, remarksOnClass(service));
	const remarks = remarksOf(service, settings);
	const ports = portsOf(service, settings);
	if (isRefusal(ports)) return refused(ports.refusal, ports.at, { remarks });
	const access = accessOf(service);
	if (isRefusal(access)) {
		const half = balancerOf(service, ports, { allowed: [], deniesOthers: false });
		return refused(access.refusal, access.at, { balancer: half, remarks });
	}
	const plain = balancerOf(service, ports, access);
	const link = linkOf(service);
	if (isRefusal(link)) return refused(link.refusal, link.at, { balancer: plain, remarks });
	return balancer(link === null ? plain : withLink(plain, link, service), remarks);
}

function balancerOf(
	service: Service,
	ports: readonly BalancerPort[],
	{ allowed, deniesOthers }: Access,
): Balancer {
	return {
		product: plainProduct,
		scheme: isInternal(service) ? 'internal' : 'internet-facing',
		ports,
		sourceRanges: allowed,
		facts: {
			floatingIP: usesFloatingIp(service),
			keepsSecurityRules: !isOn(service, annotation.noSecurityRules),
			deniesOthers,
			// Which of a client's connections reach one node: those of its address, or each by itself.
			distribution: service.sessionAffinity === 'ClientIP' ? 'SourceIP' : 'Default',
		},
	};
}
