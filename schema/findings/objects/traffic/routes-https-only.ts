import { defineFinding } from '../../define.ts';
import { aws, kong, nlb, ports, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const circumstances = { nodes: ['10.0.0.0/16'] };
const front = service({
	annotations: nlb('ip', {
		[`${aws}-ssl-cert`]: certificate,
		[`${aws}-ssl-ports`]: '443',
		[`${aws}-proxy-protocol`]: '*',
	}),
	spec: ports(['http', 80, 8000], ['https', 443, 8000]),
});
const classic = service({
	annotations: {
		[`${aws}-backend-protocol`]: 'http',
		[`${aws}-ssl-cert`]: certificate,
		[`${aws}-ssl-ports`]: '443',
	},
	spec: ports(['http', 80, 8000], ['https', 443, 8000]),
});
const config = { KONG_DECLARATIVE_CONFIG: '/kong_dbless/kong.yml', KONG_LICENSE_PATH: '/l' };
const gateway = (image: string, env: { readonly [name: string]: string } = config) =>
	kong({ image, env: { ...readsProxy('10.0.0.0/16'), ...env } });
const product = 'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller)';
const text = (image: string, at = product) =>
	`TLS of port 443 ends at ${at}, and ${image} takes a Route without protocols for https only: it answers 426 there, since Kong gets plain HTTP and believes no X-Forwarded-Proto. Give such routes protocols http and https, or pass TLS through to Kong.`;

export const finding = defineFinding({
	code: 'routes-https-only',
	severity: 'warning',
	text: 'TLS of port {port} ends at {product}, and {image} takes a Route without protocols for https only: it answers 426 there, since Kong gets plain HTTP and believes no X-Forwarded-Proto. Give such routes protocols http and https, or pass TLS through to Kong.',
	doc: {
		what: 'Kong is 3.14 or later, TLS ends at the load balancer, and Kong cannot know of it.',
		why: 'Since 3.14 a Route without `protocols` is for https only; up to 3.13 it took http, too. Kong goes by its own listener, and by `X-Forwarded-Proto` of peers that it trusts; a balancer on TCP writes none. Routes of Kong Ingress Controller always name their protocols.',
		fix: 'Write `protocols: [http, https]` in these routes, or pass TLS through to Kong.',
		source: '<https://developer.konghq.com/gateway/breaking-changes/>',
	},
	samples: [
		{
			objects: [front, gateway('kong/kong-gateway:3.14')],
			circumstances,
			texts: [text('kong/kong-gateway:3.14')],
		},
		{
			objects: [front, gateway('kong/kong-gateway:latest')],
			circumstances,
			texts: [text('kong/kong-gateway:latest')],
		},
		// It writes X-Forwarded-Proto, which Kong does not believe.
		{
			objects: [classic, kong({ image: 'kong/kong-gateway:3.14', env: config })],
			circumstances,
			texts: [text('kong/kong-gateway:3.14', 'AWS Classic Load Balancer, HTTP listeners')],
		},
	],
	neighbours: [
		{
			objects: [
				classic,
				kong({ image: 'kong/kong-gateway:3.14', env: { ...config, ...readsForwardedFor('10.0.0.0/16') } }),
			],
			circumstances,
		},
		{ objects: [front, gateway('kong/kong-gateway:3.13.0.10')], circumstances },
		{ objects: [front, gateway('acme/gateway:7')], circumstances },
		// The Ingress Controller writes both protocols into its routes.
		{ objects: [front, gateway('kong/kong-gateway:3.14', { KONG_LICENSE_PATH: '/l' })], circumstances },
		{
			objects: [
				service({ annotations: nlb('ip', { [`${aws}-proxy-protocol`]: '*' }) }),
				gateway('kong/kong-gateway:3.14'),
			],
			circumstances,
		},
	],
});
