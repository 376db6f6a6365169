// Sidecars that let in callers of the mesh only.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const prefix = 'consul.hashicorp.com';

function checked(podAnnotations: { readonly [name: string]: string }, change = (text: string) => text) {
	const text = gatewayText({ policy: 'Local', podAnnotations });
	const { gateways, findings } = checkText(change(text), { loadBalancer: 'metallb' });
	const { clientIpPreserved, trafficWorks } = gateways[0]?.verdict ?? {};
	const errors = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
	return { is: `${clientIpPreserved} ${trafficWorks}`, errors };
}

// https://developer.hashicorp.com/consul/docs/k8s/connect/ingress-controllers
test("Consul's sidecar refuses clients from outside, unless the proxy ports are excluded", (t) => {
	const inject = { [`${prefix}/connect-inject`]: 'true' };
	t.deepEqual(checked(inject), { is: 'no no', errors: ['sidecar-refuses'] });
	const excluded = { ...inject, [`${prefix}/transparent-proxy-exclude-inbound-ports`]: '8000,8443' };
	t.deepEqual(checked(excluded), { is: 'yes yes', errors: [] });
	const half = { ...inject, [`${prefix}/transparent-proxy-exclude-inbound-ports`]: '8443' };
	t.deepEqual(checked(half), { is: 'partly partly', errors: ['sidecar-refuses'] });
});

test('without redirection Consul leaves the ports of the pod alone', (t) => {
	const inject = { [`${prefix}/connect-inject`]: 'true', [`${prefix}/transparent-proxy`]: 'false' };
	t.deepEqual(checked(inject), { is: 'yes yes', errors: [] });
	t.deepEqual(checked({ [`${prefix}/connect-inject`]: 'false' }), { is: 'yes yes', errors: [] });
});

test("live pods show Consul's sidecar itself", (t) => {
	const live = (text: string) => text.replace('"containers":[', '"containers":[{"name":"consul-dataplane"},');
	t.deepEqual(checked({}, live), { is: 'no no', errors: ['sidecar-refuses'] });
});
