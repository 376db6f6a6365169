// What the simulator makes of a version of Kong.
import test from 'ava';
import { readImage } from '../../schema/kong/image.ts';
import { arriveAtGateway, checkSettings, readGateway } from '../../schema/trace/index.ts';

const clientOf = (image: string, header: string): string | undefined =>
	arriveAtGateway(
		readGateway(
			{
				KONG_PROXY_LISTEN: '0.0.0.0:8000',
				KONG_TRUSTED_IPS: '10.0.0.0/8',
				KONG_REAL_IP_HEADER: 'X-Forwarded-For',
			},
			{ kong: readImage(image) },
		),
		{
			source: '10.0.0.5',
			destination: '10.244.0.10:8000',
			tls: false,
			proxyHeaders: [],
			headers: [
				['Host', 'shop.example'],
				['X-Forwarded-For', header],
			],
		},
	).answered?.clientIp;

test('nginx of 3.15 reads brackets without a port, that of 3.14 and earlier does not', (t) => {
	for (const image of ['kong:3.9', 'kong/kong-gateway:3.10', 'kong/kong-gateway:3.14.0.13'])
		t.is(clientOf(image, '[2001:db8::1]'), '10.0.0.5', image);
	for (const image of ['kong/kong-gateway:3.15', 'kong/kong-gateway:3.15.0.0'])
		t.is(clientOf(image, '[2001:db8::1]'), '2001:db8::1', image);
	for (const image of ['kong:3.9', 'kong/kong-gateway:3.15']) {
		t.is(clientOf(image, '[2001:db8::1]:443'), '2001:db8::1', image);
		t.is(clientOf(image, '[2001:db8::1'), '10.0.0.5', image);
		t.is(clientOf(image, '[]'), '10.0.0.5', image);
	}
});

const refusal = (image: string, variable: string): string | undefined =>
	checkSettings({ [variable]: 'on' }, undefined, readImage(image)).problems[0]?.code;

test('directives of newer builds are refused by older ones only', (t) => {
	const passthrough = 'KONG_NGINX_PROXY_PROXY_PROTOCOL_PASSTHROUGH';
	t.is(refusal('kong:3.9', passthrough), 'directive-unknown');
	t.is(refusal('kong/kong-gateway:3.12', passthrough), 'directive-unknown');
	t.is(refusal('kong/kong-gateway:3.13', passthrough), undefined);
	t.is(refusal('acme/gateway:1', passthrough), undefined);
	t.is(refusal('kong/kong-gateway:3.14', 'KONG_NGINX_PROXY_EARLY_HINTS'), 'directive-unknown');
	t.is(refusal('kong/kong-gateway:3.15', 'KONG_NGINX_PROXY_EARLY_HINTS'), undefined);
	t.is(refusal('kong/kong-gateway:3.15', 'KONG_NGINX_PROXY_EARLY_HINT'), 'directive-unknown');
});
