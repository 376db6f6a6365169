import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'names-change',
	severity: 'warning',
	text: 'The name of the objects changes from {before} to {after}: Helm makes new ones and deletes the old ones, also the Service with its address.',
	doc: {
		what: '`nameOverride` or `fullnameOverride` gives all objects another name.',
		why: 'For Kubernetes these are other objects: the old Service and its load balancer are deleted, and new ones are made.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows. To keep the names, set `fullnameOverride` to the old one.',
		source: '<https://github.com/helm/helm/blob/v4.1.4/pkg/kube/client.go>',
	},
	samples: [
		{
			from: {},
			to: {
				nameOverride: 'gateway',
			},
			texts: [
				'The name of the objects changes from kong to kong-gateway: Helm makes new ones and deletes the old ones, also the Service with its address.',
			],
		},
	],
	neighbours: [
		{
			from: {},
			to: {
				fullnameOverride: 'kong',
			},
		},
		{
			from: {},
			to: {
				fullnameOverride: 'kong',
				nameOverride: 'gateway',
			},
		},
	],
});
