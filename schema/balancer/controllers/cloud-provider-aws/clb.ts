// The Classic ELB that cloud-provider-aws makes of a Service.

import { balancer } from '../../made.ts';
import { annotationAt, type Service } from '../../service.ts';
import { areWrong, sourceRangesOf } from '../../source-ranges.ts';
import type { Balancer, DecidedField, HealthCheck, Made } from '../../types.ts';
import { listOf } from '../../words.ts';
import { classicCheck, isRefusal } from './health.ts';
import { classicSpeech, type Speech } from './listeners.ts';
import { annotationRefusal, names, type Refusal, type Settings } from './names.ts';
import { answerRefusal, checkDecides, listenedPorts, schemeOf } from './nlb.ts';
import { addressRefusal, classicAttributesRefusal, subnetsRefusal } from './refusals.ts';
import { remarksOf } from './remarks.ts';

/** What is made of a Service that asks for no NLB and passed the first examination. */
export function makeClassic(service: Service, settings: Settings): Made {
	const speeches = listenedPorts(service).map((port) => classicSpeech(service, port));
	const early =
		speeches.find((speech): speech is Refusal => isRefusal(speech)) ??
		addressRefusal(service) ??
		proxyRefusal(service) ??
		classicAttributesRefusal(service) ??
		subnetsRefusal(service);
	if (early) return answerRefusal(service, early);
	const spoken = speeches.filter((speech): speech is Speech => !isRefusal(speech));
	const check = classicCheck(service, settings);
	// The balancer and its listeners stand by then; nodes are registered only after the health check.
	if (isRefusal(check)) return answerRefusal(service, check, classicOf(service, settings, spoken, null));
	const made = classicOf(service, settings, spoken, check);
	return balancer(made, remarksOf(service, made));
}

/** `*` for all ports; no other word, but an empty one counts as none. */
function proxyRefusal({ annotations }: Service): Refusal | null {
	const word = annotations[names.proxyProtocol] ?? '';
	return word === '' || word === '*'
		? null
		: annotationRefusal(
				names.proxyProtocol,
				`PROXY is switched on only by the value *; ${JSON.stringify(word)} is refused`,
			);
}

function classicOf(
	service: Service,
	settings: Settings,
	speeches: readonly Speech[],
	check: HealthCheck | null,
): Balancer {
	const { annotations } = service;
	const own = listOf(annotations[names.securityGroups] ?? '').length > 0;
	const group = own ? 'own' : (settings.elbSecurityGroup ?? '') !== '' ? 'of the cluster' : 'managed';
	const ranges = sourceRangesOf(service);
	const proxied = annotations[names.proxyProtocol] === '*';
	return {
		product: 'clb',
		scheme: schemeOf(service),
		ports: listenedPorts(service).map((port, index) => ({
			port: port.port,
			...(speeches[index] ?? { frontend: 'tcp', backend: 'tcp' }),
			proxyProtocol: proxied ? 1 : 0,
			targets: 'nodes',
			targetPort: String(port.nodePort ?? 'nodePort'),
			keepsClientAddress: null,
			healthCheck: check,
			decidedBy: {
				...decides(service, 'proxyProtocol', names.proxyProtocol),
				...decides(service, 'backend', names.backendProtocol),
				// The word for the backends also chooses between HTTPS and SSL; without a word the certificate alone decides.
				...decides(
					service,
					'frontend',
					annotations[names.backendProtocol] ? names.backendProtocol : names.certificate,
				),
				healthCheck: checkDecides(service),
			},
		})),
		sourceRanges: group === 'managed' && !areWrong(ranges) ? ranges : [],
		facts: { securityGroup: group, registersNodes: check !== null, status: 'hostname' },
	};
}

function decides({ annotations, object }: Service, field: DecidedField, name: string) {
	return annotations[name] === undefined ? {} : { [field]: annotationAt(object, name) };
}
