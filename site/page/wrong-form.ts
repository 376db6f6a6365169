// What manifests do not show: the options of `check`, as fields.
import type { Catalogue, Circumstances } from '../engine/messages.ts';
import { circumstancesOf } from './address.ts';
import { h } from './dom.ts';
import { checkbox, select, textField } from './parts/fields.ts';

export interface CircumstancesForm {
	readonly whole: HTMLElement;
	readonly read: () => Circumstances;
	readonly write: (params: URLSearchParams) => void;
}

export function circumstancesForm(
	{ products, cdns, networkPlugins }: Catalogue,
	changed: () => void,
): CircumstancesForm {
	const balancer = select('Load balancer in front (--load-balancer)', [
		{ value: '', text: 'As the objects show' },
		{ value: 'none', text: 'None: clients reach nodes or pods' },
		{ value: 'unknown', text: 'One that is not in this list' },
		...products
			.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
			.map(({ id, title }) => ({ value: id, text: title })),
	]);
	const cdn = select('CDN (--cdn)', [
		{ value: '', text: 'None, or as the objects show' },
		...cdns.map(({ id, title }) => ({ value: id, text: title })),
	]);
	const cni = select('Network plugin (--cni)', [
		{ value: '', text: 'As the objects show' },
		...networkPlugins.map((name) => ({ value: name, text: name })),
	]);
	const reach = select('Ports of the nodes', [
		{ value: '', text: 'Not known' },
		{ value: 'public', text: 'The internet reaches them (--public-nodes)' },
		{ value: 'closed', text: 'Only the load balancer does (--closed-nodes)' },
	]);
	const nodes = textField('Addresses of the nodes (--nodes)', '', '10.0.0.0/16');
	const pods = textField('Addresses of the pods (--pods)', '', '10.244.0.0/16');
	const subnets = textField('Subnets of the balancer (--balancer-subnets)');
	const kubernetes = textField('Version of Kubernetes (--kubernetes)', '', '1.34');
	const only = checkbox('A firewall lets only the CDN reach the load balancer (--cdn-only)');
	const fields = [balancer, cdn, nodes, pods, subnets, reach, cni, kubernetes, only];
	const details = h(
		'details',
		{ class: 'more' },
		h('summary', {}, 'What manifests do not show'),
		h(
			'div',
			{ class: 'grid' },
			fields.map((one) => one.whole),
		),
	);
	details.addEventListener('change', changed);
	return {
		whole: details,
		read: () => ({
			loadBalancer: balancer.control.value,
			cdn: cdn.control.value,
			nodes: nodes.control.value,
			pods: pods.control.value,
			balancerSubnets: subnets.control.value,
			cni: cni.control.value,
			kubernetes: kubernetes.control.value,
			publicNodes: reach.control.value as Circumstances['publicNodes'],
			cdnOnly: only.control.checked,
		}),
		write: (params) => {
			const known = circumstancesOf(params);
			const choose = (control: HTMLSelectElement, value: string) => {
				control.value = value;
				if (control.selectedIndex < 0) control.selectedIndex = 0;
			};
			choose(balancer.control, known.loadBalancer);
			choose(cdn.control, known.cdn);
			choose(cni.control, known.cni);
			choose(reach.control, known.publicNodes);
			nodes.control.value = known.nodes;
			pods.control.value = known.pods;
			subnets.control.value = known.balancerSubnets;
			kubernetes.control.value = known.kubernetes;
			only.control.checked = known.cdnOnly;
			if ([...params].length > 0) details.open = true;
		},
	};
}
