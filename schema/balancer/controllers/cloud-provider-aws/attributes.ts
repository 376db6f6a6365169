// Target group attributes of an NLB: how the annotation is read, what is refused, what it sets.
import type { Service } from '../../service.ts';
import { annotationRefusal, names, type Refusal } from './names.ts';

export const proxyAttribute = 'proxy_protocol_v2.enabled';
export const preserveAttribute = 'preserve_client_ip.enabled';

/** The attributes that an annotation names. Of a name that comes twice the last counts; what follows a second `=` is lost. */
export function attributesOf({ annotations }: Service): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const pair of (annotations[names.targetGroupAttributes] ?? '').split(',')) {
		const [name = '', value = ''] = pair.trim().split('=');
		if (name !== '') found.set(name, value);
	}
	return found;
}

/** Why the attributes are refused; null where they are taken. */
export function attributesRefusal(service: Service): Refusal | null {
	for (const [name, value] of attributesOf(service)) {
		const refusal = (message: string) => annotationRefusal(names.targetGroupAttributes, message);
		if (value === '') return refusal(`the target group attribute ${JSON.stringify(name)} has no value`);
		if (name !== proxyAttribute && name !== preserveAttribute)
			return refusal(
				`the controller knows two target group attributes, ${proxyAttribute} and ${preserveAttribute}, written without blanks; ${JSON.stringify(name)} is neither`,
			);
		if (value !== 'true' && value !== 'false')
			return refusal(`${name} must be true or false, in lower case, and is ${JSON.stringify(value)}`);
		if (name === preserveAttribute && value === 'false' && service.ports.some(isUdp))
			return refusal(`${preserveAttribute} cannot be false for a UDP port`);
	}
	return null;
}

const isUdp = ({ protocol }: { readonly protocol: string }) => protocol === 'UDP' || protocol === 'TCP_UDP';

/** What the attributes set of a target group that exists with other values. */
export function withAttributes(
	service: Service,
	standing: { readonly proxyProtocol: 0 | 1 | 2 | null; readonly keepsClientAddress: boolean | null },
): { readonly proxyProtocol: 0 | 1 | 2 | null; readonly keepsClientAddress: boolean | null } {
	const attributes = attributesOf(service);
	const [proxy, preserve] = [attributes.get(proxyAttribute), attributes.get(preserveAttribute)];
	return {
		proxyProtocol: proxy === undefined ? standing.proxyProtocol : proxy === 'true' ? 2 : 0,
		keepsClientAddress: preserve === undefined ? standing.keepsClientAddress : preserve === 'true',
	};
}

/** What AWS gives to a new target group of instances. */
export const newTargetGroup = { proxyProtocol: 0, keepsClientAddress: true } as const;
