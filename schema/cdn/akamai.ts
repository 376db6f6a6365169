// Akamai.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Akamai',
	header: 'True-Client-IP',
	forwarded: {},
	ranges: 'your Origin IP Access Control List in Akamai Control Center',
	shared: {
		chooses: true,
		forges:
			'a property of another customer can call your load balancer from the same addresses, with any header that its rules set',
		closes:
			'mutual TLS from edge to origin with a client certificate of your own, or a secret header that Kong requires',
	},
	warnings: [
		'Akamai sends True-Client-IP only where the Origin Server behavior enables it; without it Kong sees the edge server.',
	],
	switches: [
		'trueClientIpClientSetting of the Origin Server behavior passes on a True-Client-IP that the client sent, so that clients choose the address: leave it off.',
	],
	sources: [
		{
			title: 'Akamai TechDocs: Origin IP ACL, caveats and recommendations',
			url: 'https://techdocs.akamai.com/origin-ip-acl/docs/recommendations-and-caveats',
			read: '2026-11',
		},
		{
			title: 'Akamai TechDocs: mTLS Edge Server to Origin',
			url: 'https://techdocs.akamai.com/terraform/docs/ga-mtls-origin-keystore',
			read: '2026-11',
		},
		{
			title: 'Akamai TechDocs: Origin Server behavior, defaults of its options',
			url: 'https://techdocs.akamai.com/terraform/docs/origin',
			read: '2026-11',
		},
		{
			title: 'Akamai TechDocs: Origin Server behavior',
			url: 'https://techdocs.akamai.com/property-mgr/docs/origin-server',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;
