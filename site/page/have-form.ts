// The form of "I have …".
import type { Catalogue, Choices, Product } from '../engine/messages.ts';
import { fill, h } from './dom.ts';
import { checkbox, type Field, type Option, radios, select, setOptions, textField } from './parts/fields.ts';

export interface HaveForm {
	readonly whole: HTMLFormElement;
	readonly read: () => Choices;
	readonly write: (choices: Choices) => void;
	/** Commands that print the addresses to trust go below their field. */
	readonly trustHint: HTMLElement;
}

const cloudNames: { readonly [provider: string]: string } = {
	'on-premises': 'On-premises, or my own machines',
	any: 'Another, or not known',
};

const strategyOptions: readonly Option[] = [
	{ value: 'auto', text: 'The recommended one' },
	{ value: 'externalTrafficPolicy', text: 'externalTrafficPolicy: packets keep the address' },
	{ value: 'proxyProtocol', text: 'proxyProtocol: a header before the connection' },
	{ value: 'httpHeaders', text: 'httpHeaders: a header of the request' },
];

/** @param changed is called after each change that is finished; `typing` while a text is being typed. */
export function haveForm({ products, cdns }: Catalogue, changed: () => void, typing: () => void): HaveForm {
	const cloud = select('Cloud or platform', cloudOptions(products));
	const balancer = select('Load balancer or proxy', []);
	const cdn = select('CDN in front', [
		{ value: '', text: 'None' },
		...cdns.map(({ id, title }) => ({ value: id, text: title })),
	]);
	const strategy = select('Strategy', strategyOptions);
	const scheme = select('Reachable from', []);
	const access = radios('Who may connect to the load balancer', [
		{ value: 'everyone', text: 'Everybody' },
		{ value: 'cdn', text: 'Only the CDN: a firewall or client certificates keep others out' },
		{ value: 'ranges', text: 'Only these ranges' },
	] as const);
	const ranges = textField(
		'Ranges that may connect',
		'Addresses or CIDRs, apart by commas.',
		'198.51.100.0/24',
	);
	const trusted = textField('Addresses that Kong trusts', '', '10.0.0.0/16');
	const closed = checkbox('Nobody but the load balancer reaches the ports of the nodes');
	const verified = checkbox('Requests of other customers of the CDN are refused');
	const wanted = h('div');
	let annotations: ReadonlyMap<string, Field<HTMLInputElement>> = new Map();

	const product = () => products.find(({ id }) => id === balancer.control.value);
	const fitProduct = () => {
		const own = product();
		const schemes = own?.schemes ?? [];
		scheme.whole.hidden = schemes.length < 2;
		setOptions(scheme.control, [
			{ value: '', text: schemeName(schemes[0]) },
			...schemes.slice(1).map(schemeOption),
		]);
		annotations = new Map((own?.wanted ?? []).map((name) => [name, textField(name)]));
		fill(
			wanted,
			annotations.size > 0 &&
				h(
					'fieldset',
					{ class: 'field' },
					h('legend', {}, annotations.size > 1 ? 'Annotations, one of them' : 'Annotation'),
					[...annotations.values()].map(({ whole }) => whole),
				),
		);
		fitCdn();
	};
	const fitCdn = () => {
		const behind = cdn.control.value !== '';
		const only = access.inputs.get('cdn');
		if (only) only.disabled = !behind;
		if (!behind && access.value === 'cdn') access.value = 'everyone';
		verified.whole.hidden = !behind;
		ranges.whole.hidden = access.value !== 'ranges';
	};
	const choose = (provider: string, id: string) => {
		cloud.control.value = provider;
		const own = products.filter((one) => one.provider === provider);
		setOptions(
			balancer.control,
			own.map((one) => ({ value: one.id, text: one.title })),
		);
		if (own.some((one) => one.id === id)) balancer.control.value = id;
		fitProduct();
	};
	cloud.control.addEventListener('change', () => choose(cloud.control.value, ''));
	balancer.control.addEventListener('change', fitProduct);
	const whole = h(
		'form',
		{
			'aria-label': 'What you have',
			autocomplete: 'off',
			onsubmit: (event) => event.preventDefault(),
			onchange: () => {
				fitCdn();
				changed();
			},
			oninput: ({ target }) => {
				if (target instanceof HTMLInputElement && target.type === 'text') typing();
			},
		},
		[cloud, balancer].map((one) => one.whole),
		wanted,
		[scheme, cdn].map((one) => one.whole),
		access.whole,
		[ranges, trusted, closed, verified, strategy].map((one) => one.whole),
	);

	return {
		whole,
		trustHint: trusted.hint,
		read: () => ({
			loadBalancer: balancer.control.value,
			strategy: strategy.control.value as Choices['strategy'],
			cdn: cdn.control.value,
			scheme: scheme.control.value as Choices['scheme'],
			access: access.value,
			ranges: ranges.control.value,
			trusted: trusted.control.value,
			closedNodes: closed.control.checked,
			cdnVerified: verified.control.checked,
			annotations: Object.fromEntries([...annotations].map(([name, { control }]) => [name, control.value])),
		}),
		write: (choices) => {
			const own = products.find(({ id }) => id === choices.loadBalancer) ?? products.find(isPlain);
			if (own) choose(own.provider, own.id);
			setIfKnown(strategy.control, choices.strategy);
			setIfKnown(cdn.control, choices.cdn);
			setIfKnown(scheme.control, choices.scheme);
			access.value = choices.access;
			ranges.control.value = choices.ranges;
			trusted.control.value = choices.trusted;
			closed.control.checked = choices.closedNodes;
			verified.control.checked = choices.cdnVerified;
			for (const [name, { control }] of annotations) control.value = choices.annotations[name] ?? '';
			fitCdn();
		},
	};
}

const isPlain = ({ id }: Product) => id === 'generic';

/** A word of a link that no option has leaves the first one. */
function setIfKnown(control: HTMLSelectElement, value: string): void {
	control.value = [...control.options].some((one) => one.value === value)
		? value
		: (control.options[0]?.value ?? '');
}

const schemeName = (scheme = 'internet-facing') =>
	scheme === 'internal' ? 'The internal network' : 'The internet';
const schemeOption = (scheme: string): Option => ({ value: scheme, text: schemeName(scheme) });

/** Clouds by name; what has none comes last. */
function cloudOptions(products: readonly Product[]): Option[] {
	const providers = [...new Set(products.map(({ provider }) => provider))];
	return providers
		.toSorted((a, b) => Number(a in cloudNames) - Number(b in cloudNames) || a.localeCompare(b, 'en'))
		.map((provider) => ({ value: provider, text: cloudNames[provider] ?? provider }));
}
