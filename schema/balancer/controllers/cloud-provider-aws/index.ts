// cloud-provider-aws, the AWS cloud controller manager: NLBs and Classic ELBs for Services without a class.
import { awsCloudControllerCode } from '../../../catalogue/sources.ts';
import type { Controller } from '../../controller.ts';
import { ignored } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Made } from '../../types.ts';
import { makeClassic } from './clb.ts';
import type { Settings } from './names.ts';
import { answerRefusal, makeNlb } from './nlb.ts';
import { earlyRefusal, isExternal, isNlb } from './refusals.ts';
import { update } from './update.ts';

export const controller: Controller = {
	name: 'cloud-provider-aws',
	provider: 'AWS',
	version: 'v1.37.1',
	sources: [{ ...awsCloudControllerCode, read: '2026-11' }],
	signs: {
		annotations: ['service.beta.kubernetes.io/aws-load-balancer-'],
		statusHosts: [/\.elb\.amazonaws\.com(\.cn)?$/, /\.elb\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/],
		providerIds: ['aws://'],
	},
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update,
};

function make(service: Service, settings: Settings): Made {
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (isExternal(service))
		return ignored('the type annotation assigns the Service to the AWS Load Balancer Controller');
	const refusal = earlyRefusal(service);
	if (refusal) return answerRefusal(service, refusal);
	return isNlb(service) ? makeNlb(service, settings) : makeClassic(service, settings);
}
