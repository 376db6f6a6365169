// Akamai.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Akamai',
	header: 'True-Client-IP',
	ranges: 'your Origin IP Access Control List in Akamai Control Center',
	warnings: [
		'Akamai sends True-Client-IP only where the Origin Server behavior enables it; without it Kong sees the edge server.',
	],
	sources: [
		{
			title: 'Akamai TechDocs: Origin Server behavior',
			url: 'https://techdocs.akamai.com/property-mgr/docs/origin-server',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
