// Slips of the pen in manifests: each is reported at its own line and column, with what to write.

import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';

const right = `apiVersion: apps/v1
kind: Deployment
metadata: { name: kong }
spec:
  selector: { matchLabels: { app: kong } }
  template:
    metadata: { labels: { app: kong } }
    spec:
      hostNetwork: false
      containers:
        - name: proxy
          image: kong:3.9
          ports:
            - containerPort: 8000
          env:
            - name: KONG_PROXY_LISTEN
              value: 0.0.0.0:8000
---
apiVersion: v1
kind: Service
metadata:
  name: kong-proxy
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  loadBalancerSourceRanges: [192.0.2.0/24]
  selector:
    app: kong
  ports:
    - port: 80
      targetPort: 8000
`;

async function check(text: string) {
	const io = fakeIo({ stdin: async () => new TextEncoder().encode(text) });
	const code = await main(['check', '--load-balancer', 'metallb'], io);
	return { code, out: io.said.stdout };
}

test('the manifests without a slip are clean', async (t) => {
	const { code, out } = await check(right);
	t.is(code, 0);
	t.notRegex(out, /error|warning/);
});

const slips: [from: string, to: string, place: string, says: RegExp][] = [
	['kind: Deployment', 'kind: Deploymnet', '2:1', /Write kind: Deployment\./],
	['kind: Service', 'kind: service', '20:1', /Write kind: Service\./],
	['apiVersion: apps/v1', 'apiVersion: v1', '1:1', /which has no Deployment.* Write apiVersion: apps\/v1\./],
	['apiVersion: v1', 'apiVersion: core/v1', '19:1', /which has no Service.* Write apiVersion: v1\./],
	['apiVersion: v1\n', '', '19:1', /has no apiVersion.* Write apiVersion: v1\./],
	['externalTrafficPolicy', 'externalTrafficPolcy', '25:3', /Write spec\.externalTrafficPolicy\./],
	['loadBalancerSourceRanges', 'loadBalancerSourceRange', '26:3', /Write spec\.loadBalancerSourceRanges\./],
	['  targetPort', '  targetport', '31:7', /Write spec\.ports\[0\]\.targetPort\./],
	['hostNetwork', 'hostnetwork', '9:7', /Write spec\.template\.spec\.hostNetwork\./],
	['  env:', '  enviroment:', '15:11', /Write spec\.template\.spec\.containers\[0\]\.env\./],
	['containerPort', 'containerport', '14:15', /ports\[0\]\.containerPort\./],
	['    app: kong\n', '    app: kogn\n', '28:5', /Write app: kong\./],
	['    app: kong\n', '    ap: kong\n', '28:5', /Write app: kong\./],
];

for (const [from, to, place, says] of slips) {
	test(`${JSON.stringify(to)} is reported at ${place}`, async (t) => {
		const { out } = await check(right.replace(from, to));
		const given = out.split('\n').filter((line) => line.startsWith(`standard input:${place}: `));
		t.true(
			given.some((line) => says.test(line)),
			out,
		);
	});
}
