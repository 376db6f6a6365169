// UpCloud's controller: what it makes of a Service, and what a change does.
import { controllerFile } from '../../../catalogue/sources.ts';
import { isMap } from '../../../text/map.ts';
import { yamlIn } from '../../../text/yaml-in.ts';
import type { Controller, State, Updated } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { type Config, readConfig } from './config.ts';
import { portsOf } from './ports.ts';
import { remarksOf } from './remarks.ts';
import { configName, selectorName } from './words.ts';

const repository = 'https://github.com/UpCloudLtd/upcloud-cloud-controller-manager';

export const controller: Controller = {
	name: 'upcloud-cloud-controller-manager',
	provider: 'UpCloud',
	version: '1.2.3 at commit d04f4e8',
	sources: [
		controllerFile(
			'upcloud-cloud-controller-manager: loadbalancer',
			`${repository}/tree/main/internal/loadbalancer`,
		),
		controllerFile('upcloud-cloud-controller-manager: README', `${repository}/blob/main/README.md`),
	],
	signs: {
		annotations: ['service.beta.kubernetes.io/upcloud-load-balancer-'],
		statusHosts: [/\.upcloudlb\.com$/],
		providerIds: ['upcloud://'],
	},
	kinds: ['Service'],
	make: (object) => make(readService(object)),
	update,
};

/** Labels that the controller sets itself. */
const ownLabels = ['ccm_cluster_id', 'ccm_cluster_name', 'ccm_generated_name', 'ccm_external_traffic_policy'];

function make(service: Service): Made {
	const { annotations, object } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (!isSelector(annotations[selectorName]))
		return refused(`${selectorName} is not a label selector in YAML`, annotationAt(object, selectorName));
	const text = annotations[configName];
	const config = text === undefined ? undefined : readConfig(text);
	const fault = typeof config === 'string' ? config : config && faultOf(config);
	if (fault !== undefined || typeof config === 'string')
		return refused(`${configName} cannot be used: ${fault}`, annotationAt(object, configName));
	return balancer(balancerOf(service, config), remarksOf(service, config));
}

/** A label selector is a mapping, or nothing; so are its labels, and its expressions are a list. */
function isSelector(text: string | undefined): boolean {
	const value = yamlIn(text ?? '');
	if (!isMap(value)) return value === null;
	const { matchlabels: labels = null, matchexpressions: expressions = null } = value;
	return (labels === null || isMap(labels)) && (expressions === null || Array.isArray(expressions));
}

function faultOf({ frontends, labels }: Config): string | undefined {
	if (frontends.some(({ actions }) => actions.some(({ type }) => type === 'use_backend')))
		return 'rules with the action use_backend are not allowed';
	const label = labels.find((key) => ownLabels.includes(key));
	return label === undefined ? undefined : `the label ${label} is the controller's own`;
}

function balancerOf(service: Service, config: Config | undefined): Balancer {
	const networks = config?.networks ?? [];
	return {
		product: 'upcloud managed load balancer',
		scheme: networks.length === 0 || networks.includes('public') ? 'internet-facing' : 'internal',
		ports: portsOf(service, config),
		sourceRanges: [],
		facts: { sourceRangesHonoured: false, status: 'hostname' },
	};
}

/** Networks are no part of what the controller sends for a balancer that exists; all else is replaced as a whole. */
function update(before: State, after: State): Updated {
	const [was, fresh] = [before.made, after.made];
	if (was.outcome !== 'balancer' || fresh.outcome !== 'balancer') return becomesNew(before, after);
	const made = { ...fresh, balancer: { ...fresh.balancer, scheme: was.balancer.scheme } };
	return { made, update: inPlace(was, made, fresh) };
}
