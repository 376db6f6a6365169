import { defineFinding } from '../../define.ts';
import { kong, ports, service } from '../../sample-objects.ts';

// As many gateways and Services as wanted, with a label that every pod has. Made only when somebody asks for them.
const kongs = (count: number) => Array.from({ length: count }, (_, index) => kong({ name: `kong-${index}` }));
const tenants = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		service({ name: `tenant-${index}`, type: 'NodePort', spec: ports(['admin', 8001, 8001]) }),
	);

export const finding = defineFinding({
	code: 'ways-not-followed',
	severity: 'note',
	text: 'This gateway and those after it were not checked, {count} in all: a check follows at most {most} Services and routes. Check one namespace at a time, or correct selectors that select too many pods.',
	doc: {
		what: 'More Services and routes lead to gateways than a check follows.',
		why: 'The check follows each of them to each gateway, and selectors that select every pod would make that endless.',
		fix: 'Check one namespace at a time, or correct the selectors.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors>',
	},
	samples: [
		{
			get objects() {
				return [...kongs(101), ...tenants(100)];
			},
			texts: [
				'This gateway and those after it were not checked, 1 in all: a check follows at most 10000 Services and routes. Check one namespace at a time, or correct selectors that select too many pods.',
			],
		},
	],
	neighbours: [
		{
			get objects() {
				return [...kongs(100), ...tenants(100)];
			},
		},
	],
});
