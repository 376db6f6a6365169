import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'insider-can-forge',
	severity: 'note',
	text: 'A pod or host inside {ranges} can connect to Kong itself and name any address: these peers are trusted.',
	doc: {
		what: 'Pods or hosts in a trusted range can name any address.',
		why: 'Trust is by address; whoever has one of these may speak for clients.',
		fix: 'Nothing, where insiders are trusted; else a NetworkPolicy, or narrower ranges.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/network-policies/>',
	},
	samples: [],
	neighbours: [],
});
