// What cloudscale.ch's controller cannot work with, in the order in which it looks.
import { annotationProblem, firstProblem, type Problem } from '../../cloud.ts';
import { isSelector } from '../../selector.ts';
import { annotationAt, fieldAt, portAt, type Service } from '../../service.ts';
import { parseInteger } from '../../words.ts';
import { checkNumbers, httpCheckOf, names, textList, timeouts, vipAddressesOf } from './settings.ts';

const isTextList = (json: string): boolean => textList(json) !== undefined;
const isInteger = (word: string): boolean => parseInteger(word) !== null;
const list = 'a JSON list of texts';

/** @param settings `zones`: that nodes lie in several zones. */
export function refusal(service: Service, settings: { readonly [name: string]: string }): Problem | null {
	return firstProblem([
		annotationProblem(service, names.floatingIps, isTextList, list),
		annotationProblem(service, names.nodeSelector, isSelector, 'a label selector'),
		ofZone(service, settings),
		annotationProblem(
			service,
			names.vipAddresses,
			(json) => vipAddressesOf(json) !== undefined,
			'a JSON list of objects with a subnet',
		),
		ofPorts(service),
		service.ports.length > 0 ? ofListeners(service) : null,
		annotationProblem(service, names.name, (name) => name !== '', 'a name, or not there at all'),
	]);
}

function ofZone(
	{ annotations, object }: Service,
	settings: { readonly [name: string]: string },
): Problem | null {
	if (settings.zones === undefined || annotations[names.zone]) return null;
	return {
		message: `nodes lie in several zones, and ${names.zone} names none`,
		at: annotationAt(object, names.zone),
	};
}

function ofPorts({ object, ports, allocatesNodePorts }: Service): Problem | null {
	const other = ports.find(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP');
	if (other)
		return {
			message: `only TCP and UDP are served, not ${other.protocol}`,
			at: portAt(object, other, 'protocol'),
		};
	if (allocatesNodePorts || ports.every(({ nodePort }) => nodePort !== null)) return null;
	return {
		message: 'the controller needs node ports, and allocateLoadBalancerNodePorts is false',
		at: fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
	};
}

function ofListeners(service: Service): Problem | null {
	const number = (name: string) => annotationProblem(service, name, isInteger, 'a number');
	return firstProblem([
		annotationProblem(service, names.allowedSubnets, isTextList, list),
		...checkNumbers.map(number),
		annotationProblem(
			service,
			names.checkHttp,
			(json) => httpCheckOf(json) !== undefined,
			'a JSON object like {"url_path":"/status","expected_codes":["200"]}',
		),
		...timeouts.map(number),
		annotationProblem(service, names.allowedCidrs, isTextList, list),
	]);
}

/** A word for the status that is refused when the balancer is made already. */
export function ofStatus({ annotations, object }: Service): Problem | null {
	if (annotations[names.forceHostname] || ['Proxy', 'VIP', undefined].includes(annotations[names.ipMode]))
		return null;
	return {
		message: `${names.ipMode} must be Proxy or VIP, exactly`,
		at: annotationAt(object, names.ipMode),
	};
}
