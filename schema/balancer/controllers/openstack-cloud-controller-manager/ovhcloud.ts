// OVHcloud: its Public Cloud Load Balancer is Octavia, made by OpenStack's controller, with a class of its own.
import { page } from '../../../catalogue/sources.ts';
import { ignored } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Controller, Made } from '../../types.ts';
import { make as makeOctavia, controller as openstack } from './index.ts';
import { names, type Settings } from './words.ts';

const className = 'loadbalancer.ovhcloud.com/class';

export const controller: Controller = {
	...openstack,
	name: 'openstack-cloud-controller-manager of OVHcloud',
	provider: 'OVHcloud',
	sources: [
		...openstack.sources,
		page(
			'OVHcloud: expose your applications using a Public Cloud Load Balancer',
			'https://support.us.ovhcloud.com/hc/en-us/articles/32583163140755',
		),
	],
	signs: { annotations: ['loadbalancer.ovhcloud.com/'] },
	make: (object, { settings }) => make(readService(object), settings),
};

function make(service: Service, settings: Settings): Made {
	if (service.annotations[className] === 'iolb')
		return ignored(`${className} iolb asks for OVHcloud's old balancer, which is not Octavia`);
	const made = makeOctavia(service, settings);
	if (made.outcome !== 'balancer' || service.annotations[names.forwardedFor] !== 'true') return made;
	const remark = {
		at: annotationAt(service.object, names.forwardedFor),
		text: 'OVHcloud documents X-Forwarded-For as not supported on this balancer',
		weight: 'broken',
	} as const;
	return { ...made, remarks: [...made.remarks, remark] };
}
