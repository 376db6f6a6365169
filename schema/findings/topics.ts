// The topics of findings, in the order in which documentation and rules have them: a folder with one file per finding each.

/** Who gives the findings of a topic: `validate` and the chart about values, `check` about objects, and so on. */
type InputKind = 'values' | 'objects' | 'import' | 'overlay' | 'plan' | 'probe' | 'yaml';

export interface Topic {
	/** Below schema/findings/. */
	readonly folder: string;
	readonly title: string;
	/** What the documentation says of all of them. */
	readonly intro: string;
	readonly kinds: readonly InputKind[];
}

const values = (name: string, title: string, intro: string): Topic => ({
	folder: `values/${name}`,
	title: `Values: ${title}`,
	intro,
	kinds: ['values'],
});

const objects = (name: string, title: string, intro: string): Topic => ({
	folder: `objects/${name}`,
	title: `Objects: ${title}`,
	intro,
	kinds: ['objects'],
});

export const topics: readonly Topic[] = [
	values(
		'shapes',
		'shapes',
		'Given by `validate` and `npm start`; those about names, labels, annotations, control characters, unknown keys, kinds and words by the chart itself, too.',
	),
	values('strategy', 'strategy and product', 'About `clientIp`.'),
	values('trust', 'trust', 'About the peers that Kong believes.'),
	values('headers', 'headers', 'About the header that carries the client.'),
	values('service', 'Service and Ingress', 'About `proxy`.'),
	values('listeners', 'listeners', 'About the ports of Kong.'),
	values('settings', "Kong's settings", 'About `env`, `dblessConfig` and the image.'),
	values('workload', 'workload', 'About pods and how they are replaced.'),
	{
		folder: 'controllers',
		title: "Values and objects: what the provider's controller does",
		intro: 'Given by `validate` about the objects that the chart would render, and by `check` about objects.',
		kinds: ['values', 'objects'],
	},
	objects('input', 'the input', 'Given by `check` about what it was given.'),
	objects('proxy', 'PROXY protocol on one end only', 'Given by `check`.'),
	objects('lost', 'the address is lost', 'Given by `check`.'),
	objects('forged', 'forged addresses', 'Given by `check`.'),
	objects('traffic', 'traffic that does not get through', 'Given by `check`.'),
	objects('effect', 'annotations and policies without effect', 'Given by `check`.'),
	objects('settings', "Kong's settings", 'Given by `check`.'),
	objects('unknown', 'what is not known', 'Given by `check`; it says what it took for granted.'),
	{
		folder: 'import',
		title: 'Import',
		intro: 'Given by `import` about the values of another chart.',
		kinds: ['import'],
	},
	{
		folder: 'overlay',
		title: 'Overlay',
		intro: 'Given by `overlay` about the values files that it goes over.',
		kinds: ['overlay'],
	},
	{
		folder: 'plan',
		title: 'Plan',
		intro: 'Given by `plan` about an upgrade from one set of values to another.',
		kinds: ['plan'],
	},
	{
		folder: 'probe',
		title: 'Probe',
		intro: 'Given by `probe` about the answers that came back from a gateway.',
		kinds: ['probe'],
	},
	{
		folder: 'yaml',
		title: 'YAML',
		intro: "Given by `validate` about a values file, whoever's it is.",
		kinds: ['yaml'],
	},
];
