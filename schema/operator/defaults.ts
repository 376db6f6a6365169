// What the Kong Operator makes of nothing: version 2.2.3.
// https://github.com/Kong/kong-operator/blob/v2.2.3/internal/utils/config/dataplane.go and pkg/utils/kubernetes/resources/deployments.go

/** The Operator's name as a controller: pkg/vars/gateway.go. */
export const CONTROLLER = 'konghq.com/gateway-operator';
export const GROUP = 'gateway-operator.konghq.com';
export const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** The annotation of a DataPlane by which its Services lead to other pods. */
export const SELECTOR = `${GROUP}/service-selector-override`;

/** Of a Gateway's data plane that names none. */
export const IMAGE = 'kong/kong-gateway:3.14';

export const PORTS = { http: 8000, https: 8443, status: 8100, admin: 8444 } as const;

export const ENV: { readonly [name: string]: string } = {
	KONG_ADMIN_ACCESS_LOG: '/dev/stdout',
	KONG_ADMIN_ERROR_LOG: '/dev/stderr',
	KONG_ADMIN_GUI_ACCESS_LOG: '/dev/stdout',
	KONG_ADMIN_GUI_ERROR_LOG: '/dev/stderr',
	KONG_ADMIN_LISTEN: '0.0.0.0:8444 ssl reuseport backlog=16384',
	KONG_ADMIN_SSL_CERT: '/var/cluster-certificate/tls.crt',
	KONG_ADMIN_SSL_CERT_KEY: '/var/cluster-certificate/tls.key',
	KONG_CLUSTER_CERT: '/var/cluster-certificate/tls.crt',
	KONG_CLUSTER_CERT_KEY: '/var/cluster-certificate/tls.key',
	KONG_CLUSTER_LISTEN: 'off',
	KONG_DATABASE: 'off',
	KONG_NGINX_ADMIN_SSL_CLIENT_CERTIFICATE: '/var/cluster-certificate/ca.crt',
	KONG_NGINX_ADMIN_SSL_VERIFY_CLIENT: 'on',
	KONG_NGINX_ADMIN_SSL_VERIFY_DEPTH: '3',
	KONG_NGINX_WORKER_PROCESSES: '2',
	KONG_PLUGINS: 'bundled',
	KONG_PORTAL_API_ACCESS_LOG: '/dev/stdout',
	KONG_PORTAL_API_ERROR_LOG: '/dev/stderr',
	KONG_PORT_MAPS: '80:8000, 443:8443',
	KONG_PROXY_ACCESS_LOG: '/dev/stdout',
	KONG_PROXY_ERROR_LOG: '/dev/stderr',
	KONG_PROXY_LISTEN: '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 http2 ssl reuseport backlog=16384',
	KONG_STATUS_LISTEN: '0.0.0.0:8100',
};

/** The Service's ports, where nothing names any. */
export const SERVICE_PORTS = [
	{ name: 'http', protocol: 'TCP', port: 80, targetPort: PORTS.http },
	{ name: 'https', protocol: 'TCP', port: 443, targetPort: PORTS.https },
] as const;

/** A probe of the status listener. */
export const readinessProbe = (path: string) => ({
	failureThreshold: 3,
	initialDelaySeconds: 5,
	periodSeconds: 10,
	successThreshold: 1,
	timeoutSeconds: 1,
	httpGet: { path, port: PORTS.status, scheme: 'HTTP' },
});

const port = (name: string, containerPort: number) => ({ name, containerPort, protocol: 'TCP' });

/** The container of Kong before the user's template is merged into it. */
export const proxyContainer = (image: string, probe: string) => ({
	name: 'proxy',
	image,
	imagePullPolicy: 'IfNotPresent',
	lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'kong quit'] } } },
	ports: [
		port('proxy', PORTS.http),
		port('proxy-ssl', PORTS.https),
		port('metrics', PORTS.status),
		port('admin-ssl', PORTS.admin),
	],
	readinessProbe: readinessProbe(probe),
	resources: { requests: { cpu: '100m', memory: '20Mi' }, limits: { cpu: '2', memory: '2000Mi' } },
});
