// Inputs of the explorer's tests.

/** The manifests of a Kong behind a Service with traffic policy Cluster, which replaces the client's address. */
export const clusterPolicy = `# Ours.
apiVersion: v1
kind: Service
metadata:
  name: kong-proxy
  namespace: kong
spec:
  type: LoadBalancer
  selector:
    app: kong
  ports:
  - name: kong-proxy
    port: 80
    targetPort: 8000
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: kong
  namespace: kong
spec:
  replicas: 2
  selector:
    matchLabels:
      app: kong
  template:
    metadata:
      labels:
        app: kong
    spec:
      containers:
      - name: proxy
        image: kong:3.9
        env:
        - name: KONG_PROXY_LISTEN
          value: 0.0.0.0:8000
        ports:
        - name: proxy
          containerPort: 8000
`;

/** A list of objects, as kubectl prints one, of about five million characters. */
export function large(): string {
	const map = (index: number) => `- apiVersion: v1
  kind: ConfigMap
  metadata:
    name: map-${index}
  data:
    text: ${'x'.repeat(400)}
`;
	const maps = Array.from({ length: 11_000 }, (_, index) => map(index)).join('');
	const kong = clusterPolicy
		.replace('# Ours.\n', '')
		.split('---\n')
		.map((one) => `- ${one.trimEnd().replaceAll('\n', '\n  ')}\n`)
		.join('');
	return `apiVersion: v1\nkind: List\nitems:\n${maps}${kong}`;
}
