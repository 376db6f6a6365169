// What fronts are set to do to X-Forwarded-For.
import test from 'ava';
import { renderWithHint } from '../../schema/findings/render.ts';
import { adviseText, checkText, gatewayText } from './check-text.ts';

const xff = {
	KONG_TRUSTED_IPS: '10.42.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};

function verdict(object: object, circumstances: object = { pods: ['10.42.0.0/16'] }) {
	const text = `${gatewayText({ type: 'ClusterIP', env: xff })}\n---\n${JSON.stringify(object)}`;
	const { gateways, findings } = checkText(text, circumstances);
	const { clientIpPreserved, trafficWorks, spoofableBy } = gateways[0]?.verdict ?? {};
	return { is: `${clientIpPreserved} ${trafficWorks} ${spoofableBy}`, findings };
}

// https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html
test('a Route whose header policy leaves X-Forwarded-For to the client is named', (t) => {
	const name = 'haproxy.router.openshift.io/set-forwarded-headers';
	const policy = (value: string) => ({
		kind: 'Route',
		metadata: { name: 'kong', annotations: { [name]: value } },
		spec: {
			to: { kind: 'Service', name: 'kong-proxy' },
			port: { targetPort: 'http' },
			tls: { termination: 'edge' },
		},
	});
	// The router fills in whom the request does not name.
	const { is, findings } = verdict(policy('if-none'));
	t.is(is, 'yes yes internet');
	const found = findings.find(({ code }) => code === 'forwarded-for-off');
	t.is(found?.place?.shown, `Route/kong:metadata.annotations["${name}"]`);
	t.is(verdict(policy('never')).is, 'no yes internet');
	t.is(verdict(policy('append')).is, 'yes yes insider');
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
test('an Application Load Balancer that removes X-Forwarded-For hides the client, and nobody can write it', (t) => {
	const mode = (value: string) => ({
		kind: 'Ingress',
		metadata: {
			name: 'front',
			annotations: {
				'alb.ingress.kubernetes.io/target-type': 'ip',
				'alb.ingress.kubernetes.io/load-balancer-attributes': `routing.http.xff_header_processing.mode=${value}`,
			},
		},
		spec: {
			ingressClassName: 'alb',
			defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
		},
	});
	const vpc = { nodes: ['10.42.0.0/16'] };
	t.is(verdict(mode('remove'), vpc).is, 'no yes insider');
	t.is(verdict(mode('preserve'), vpc).is, 'no yes internet');
	t.is(verdict(mode('append'), vpc).is, 'yes yes insider');
});

test("Google's own address is taken from the status of the Ingress, which has it", (t) => {
	const ingress = JSON.stringify({
		kind: 'Ingress',
		metadata: { name: 'edge', annotations: { 'kubernetes.io/ingress.class': 'gce' } },
		spec: { defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } } },
		status: { loadBalancer: { ingress: [{ ip: '34.120.9.9' }] } },
	});
	const checked = (trusted: string) => {
		const env = {
			KONG_TRUSTED_IPS: trusted,
			KONG_REAL_IP_HEADER: 'X-Forwarded-For',
			KONG_REAL_IP_RECURSIVE: 'on',
		};
		const annotations = { 'cloud.google.com/neg': '{"ingress":true}' };
		const text = `${gatewayText({ type: 'ClusterIP', annotations, env })}\n---\n${ingress}`;
		const found = adviseText(text).findings.find(({ severity }) => severity === 'error');
		return found && renderWithHint(found);
	};
	const google = '130.211.0.0/22,35.191.0.0/16';
	t.is(
		checked(google),
		"Kong does not trust the load balancer's own address (34.120.9.9) in X-Forwarded-For, so it mistakes the load balancer for the client. Set KONG_TRUSTED_IPS=130.211.0.0/22,35.191.0.0/16,34.120.9.9 in Deployment/kong, container proxy.",
	);
	t.is(checked(`${google},34.120.9.9/32`), undefined);
});
