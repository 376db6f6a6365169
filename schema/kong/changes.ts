// What newer versions of Kong do differently on the client's way, and what they need.
import type { Source } from '../catalogue/types.ts';
import type { KongImage } from './image.ts';
import { has, type Release, type Since } from './release.ts';
import { bracketsWithoutPort, breakingChanges, changelog, distrolessGuide, licences } from './sources.ts';

/** Something that came with a version and bears on clients' addresses, schemes or nodes. */
export interface Change extends Since {
	/** What changed: a sentence in Markdown. */
	readonly what: string;
	readonly source: Source;
}

export const changes = {
	licence: {
		from: [3, 10],
		what: 'There is no free mode: without a licence no new node starts without a database, and there are no open-source images.',
		source: licences,
	},
	readOnlyAdmin: {
		from: [3, 15],
		what: 'Without a licence the Admin API is read-only, so Kong Ingress Controller cannot configure Kong.',
		source: changelog,
	},
	proxyPassthrough: {
		from: [3, 13],
		what: 'nginx in Kong knows the directive `proxy_protocol_passthrough`.',
		source: changelog,
	},
	httpsOnlyRoutes: {
		from: [3, 14],
		what: 'A Route without `protocols` is for https only: plain HTTP gets 426, also where TLS ends at a load balancer that does not say so in X-Forwarded-Proto.',
		source: breakingChanges,
	},
	strictLua: {
		from: [3, 14],
		what: '`untrusted_lua` is `strict` unless set; `lax` is new, `sandbox` deprecated. The echo of this chart needs `strict` or more.',
		source: changelog,
	},
	severalSchemes: {
		from: [3, 14, 0, 0],
		backports: [
			[3, 12, 0, 5],
			[3, 11, 0, 9],
			[3, 10, 0, 10],
		],
		what: 'Several values of X-Forwarded-Proto are no longer read as https.',
		source: changelog,
	},
	earlyErrors: {
		from: [3, 14, 0, 2],
		backports: [
			[3, 13, 0, 4],
			[3, 12, 0, 6],
			[3, 11, 0, 10],
			[3, 10, 0, 11],
		],
		what: 'Where nginx refuses a request early (497, 501, 505), logs show the client of the PROXY header, no longer the load balancer.',
		source: changelog,
	},
	bracketedAddress: {
		from: [3, 15],
		what: 'nginx is 1.29.2 and reads `[2001:db8::1]` without a port in X-Forwarded-For; up to 3.14 (nginx 1.27.1) it does not.',
		source: bracketsWithoutPort,
	},
	distroless: {
		from: [3, 15, 0, 0],
		backports: [
			[3, 14, 0, 13],
			[3, 13, 0, 8],
			[3, 12, 0, 11],
		],
		what: 'There are `-distroless` images, without shell and without the `kong` command.',
		source: distrolessGuide,
	},
} as const satisfies { readonly [name: string]: Change };

/** Whether a version has a change. */
export const hasChange = (release: Release, name: keyof typeof changes): boolean =>
	has(release, changes[name]);

/** Whether the Kong of an image has a change, by what the image itself says. */
export const tells = ({ isNewest, named }: KongImage, name: keyof typeof changes): boolean =>
	isNewest || (named !== null && hasChange(named, name));

/** Directives of nginx and of Kong's build of it that 3.9 does not know, with the version of Kong that does. */
export const newDirectives: { readonly [name: string]: Release } = {
	proxy_protocol_passthrough: changes.proxyPassthrough.from,
	early_hints: [3, 15],
	keepalive_min_timeout: [3, 15],
	proxy_pass_trailers: [3, 15],
	ssl_certificate_cache: [3, 15],
	ssl_certificate_compression: [3, 15],
	ssl_object_cache_inheritable: [3, 15],
	proxy_ssl_certificate_cache: [3, 15],
	grpc_ssl_certificate_cache: [3, 15],
	uwsgi_ssl_certificate_cache: [3, 15],
};
