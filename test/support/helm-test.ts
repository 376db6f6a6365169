// Runs the script of `helm test` as the chart rendered it, against stand-ins for the throw-away Kong and for the release.

import { type KongEnv, readGateway } from '../../schema/trace/index.ts';
import { freePorts } from '../dataplane/processes.ts';
import { type Door, startFakeKong } from './fake-kong.ts';
import { object, type Rendered, renderOnce, withFolder } from './helm.ts';
import { run } from './run.ts';

/** The address that stands for the pod's own. */
export const podAddress = '127.1.2.3';
const loopback = '127.0.0.1';
const gatewayAddress = '10.244.0.10';
/** Loopback addresses that stand for the Services. */
export const services = {
	proxy: '127.0.0.3',
	'in-cluster': '127.0.0.4',
	'client-ip-test': '127.0.0.5',
} as const;

// By the process, since test files run side by side.
const [http = 0, tls = 0, inHttp = 0, inTls = 0, status = 0, service = 0, serviceTls = 0] = await freePorts(
	7,
	10_000 + (process.pid % 1_500) * 10,
);
/** Ports that the rendered objects have, free on this machine. */
export const ports = { status, service, serviceTls } as const;

export const strategies = {
	proxyProtocol: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	httpHeaders: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	externalTrafficPolicy: { strategy: 'externalTrafficPolicy' },
} as const;

/** The chart with these values of clientIp and of the proxy, and with free ports. */
export async function render(
	clientIp: object,
	{ proxy = {}, echo = false }: { proxy?: { http?: object }; echo?: boolean } = {},
): Promise<Rendered> {
	const helm4 = await renderOnce({
		clientIp,
		echo: { enabled: echo },
		proxy: {
			...proxy,
			http: { containerPort: http, servicePort: service, ...proxy.http },
			tls: { containerPort: tls, servicePort: serviceTls },
		},
		inCluster: {
			http: { containerPort: inHttp, servicePort: service },
			tls: { containerPort: inTls, servicePort: serviceTls },
		},
		status: { http: { containerPort: status } },
	});
	if (!helm4.ok) throw new Error(helm4.stderr);
	return helm4;
}

/** A variable of a container, as far as it has plain text. */
type EnvEntry = { readonly name: string; readonly value?: string; readonly valueFrom?: unknown };
type Ports = readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];

interface PodSpec {
	readonly containers: readonly { readonly env: readonly EnvEntry[]; readonly command?: readonly string[] }[];
}

/** What a wrong Kong has other than the chart's settings, and what else is wrong. */
export interface Fault {
	/** Changes the environment of the throw-away Kong. */
	readonly throwAway?: (env: KongEnv) => KongEnv;
	/** Changes the environment of the release's gateways. */
	readonly release?: (env: KongEnv) => KongEnv;
	/** Changes the sockets. */
	readonly doors?: (doors: readonly Door[]) => readonly Door[];
	/** Variables of the script. */
	readonly variables?: { readonly [name: string]: string };
}

export interface Report {
	readonly lines: readonly string[];
	readonly exitCode: number;
	readonly stderr: string;
}

/** Plain-text variables of the only container of the test's pod. */
export function testEnvironment(rendered: Rendered, pod = 'kong-client-ip-test'): { [name: string]: string } {
	const { spec } = object(rendered, 'Pod', pod) as unknown as { spec: PodSpec };
	return plainText(spec);
}

/** The variables of the gateways. */
export function gatewayEnvironment(rendered: Rendered): { [name: string]: string } {
	const workload = rendered.objects.find(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet');
	return plainText((workload as unknown as { spec: { template: { spec: PodSpec } } }).spec.template.spec);
}

function plainText({ containers }: PodSpec): { [name: string]: string } {
	const entries = (containers[0]?.env ?? []).flatMap(({ name, value }) =>
		value === undefined ? [] : [[name, value] as const],
	);
	return Object.fromEntries(entries);
}

/** The script in the command of the pod. */
export function script(rendered: Rendered): readonly string[] {
	const { spec } = object(rendered, 'Pod', 'kong-client-ip-test') as unknown as { spec: PodSpec };
	return spec.containers[0]?.command ?? [];
}

/** Runs the script; the ports of `rendered` must be free on this machine. Ends the stand-ins in any case. */
export async function runHelmTest(rendered: Rendered, fault: Fault = {}): Promise<Report> {
	const env = testEnvironment(rendered);
	const unchanged = (same: KongEnv) => same;
	const throwAway = readGateway((fault.throwAway ?? unchanged)(env));
	const release = readGateway((fault.release ?? unchanged)(gatewayEnvironment(rendered)));
	const own = [loopback, podAddress].flatMap((address) =>
		[Number(env.CLIENT_IP_PORT), Number(env.CLIENT_IP_STATUS_PORT)].map(
			(port): Door => ({
				address,
				port,
				gateway: throwAway,
				source: address,
				destination: `${address}:${port}`,
			}),
		),
	);
	const behind = Object.entries(services).flatMap(([suffix, address]) =>
		portsOf(rendered, `kong-${suffix}`).map(
			({ name, port, targetPort }): Door => ({
				address,
				port,
				gateway: release,
				source: podAddress,
				destination: `${gatewayAddress}:${targetPort}`,
				tls: name.endsWith('-tls'),
			}),
		),
	);
	const kong = await startFakeKong((fault.doors ?? ((same) => same))([...own, ...behind]));
	try {
		return await withFolder(async (folder) => {
			const [program = '', ...args] = script(rendered);
			const { stdout, stderr, exitCode } = await run(program, args, {
				env: {
					...env,
					KONG_PREFIX: `${folder}/prefix`,
					KONG_DECLARATIVE_CONFIG: `${folder}/kong.yml`,
					CLIENT_IP_POD_IPS: podAddress,
					CLIENT_IP_SERVICE: services.proxy,
					CLIENT_IP_IN_CLUSTER: services['in-cluster'],
					CLIENT_IP_STATUS: services['client-ip-test'],
					CLIENT_IP_START: 'true',
					CLIENT_IP_SECONDS: '2',
					CLIENT_IP_PATIENCE: '2',
					...fault.variables,
				},
				timeout: 120_000,
			});
			return { lines: stdout.trimEnd().split('\n'), exitCode, stderr };
		});
	} finally {
		await kong.stop();
	}
}

function portsOf(rendered: Rendered, service: string): Ports {
	const found = rendered.objects.find(
		({ kind, metadata }) => kind === 'Service' && metadata.name === service,
	);
	return found ? (found as unknown as { spec: { ports: Ports } }).spec.ports : [];
}
