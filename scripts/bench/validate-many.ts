// A thousand values files in one call, against other programs that check them by the same schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../readers/user-error.ts';
import { bundle } from '../build/bundle.ts';
import { cacheDirectory, cached } from '../tools/cache.ts';
import { helms } from '../tools/helm/find.ts';
import { runNpm } from '../tools/npm.ts';
import { checkJsonschema, pythonTool } from '../tools/python/python-tool.ts';
import { type Bench, type Contestant, goal, measure, ms, table, times } from './measure.ts';

const chart = fileURLToPath(new URL('../../chart', import.meta.url));
const schema = join(chart, 'values.schema.json');
const ajvCli = { name: '@jirutka/ajv-cli', version: '6.0.0' };
const count = 1000;
/** Helm checks one file a call. */
const helmCalls = 10;
const rounds = 5;

const products = ['aks', 'gke-passthrough', 'aws-nlb-ip', 'generic', 'aws-nlb-instance'];

/** A gateway's values as a platform team keeps them, each file a little different. */
const valuesText = (index: number): string => `${entryText(index)}\n${podsText(index)}`;

/** Both ends of the way, and Kong's settings. */
function entryText(index: number): string {
	return `# Gateway number ${index}: public entry of team ${index % 40}.
clientIp:
  loadBalancer: ${products[index % products.length]}
  strategy: externalTrafficPolicy

proxy:
  # Read by the cost report.
  annotations:
    example.com/owner: team-${index % 40}
    example.com/cost-centre: "${1000 + index}"
    external-dns.alpha.kubernetes.io/hostname: api-${index}.example.com
  labels:
    app.example.com/tier: edge
    app.example.com/region: eu-west-${1 + (index % 3)}
  loadBalancerSourceRanges:
    - 198.51.100.0/24
    - 203.0.113.${index % 256}/32
  http:
    servicePort: ${8000 + index}
  tls:
    servicePort: ${18000 + index}
    parameters: [http2, reuseport, backlog=${1024 + index}]

image:
  repository: registry.example.com/mirror/kong
  tag: "3.9"
  pullSecrets:
    - registry-${index % 7}

# Kong's own settings.
env:
  log_level: notice
  nginx_worker_processes: "${1 + (index % 4)}"
  upstream_keepalive_pool_size: ${128 + index}
  proxy_access_log: /dev/stdout
  headers: "off"
  plugins: bundled

dblessConfig:
  configMap: gateway-config-${index}
`;
}

/** How and where its pods run. */
function podsText(index: number): string {
	return `replicaCount: ${2 + (index % 5)}

resources:
  requests:
    cpu: 500m
    memory: ${512 + index}Mi
  limits:
    memory: ${1024 + index}Mi

podAnnotations:
  example.com/revision: r${index}
  prometheus.io/scrape: "true"
  prometheus.io/port: "8100"
podLabels:
  app.example.com/part-of: gateway

podDisruptionBudget:
  enabled: true
  maxUnavailable: 1

nodeSelector:
  kubernetes.io/os: linux
  node.example.com/pool: edge-${index % 5}
tolerations:
  - key: dedicated
    operator: Equal
    value: gateway-${index}
    effect: NoSchedule
  - key: spot
    operator: Exists

topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        app.kubernetes.io/name: kong
        app.kubernetes.io/instance: gateway-${index}

drain:
  wait: 10
  timeout: ${30 + (index % 20)}
terminationGracePeriodSeconds: 90
`;
}

async function ajvProgram(): Promise<string> {
	const { name, version } = ajvCli;
	const folder = await cached(join(cacheDirectory, 'bench-ajv-cli', version), async (_scratch, result) => {
		const args = ['install', '--prefix', result, '--no-save', '--ignore-scripts', `${name}@${version}`];
		const { failure, said } = await runNpm(args, result);
		if (failure) throw new UserError(`${name} cannot be installed: ${failure} ${said}`);
	});
	return join(folder, 'node_modules', name, 'lib/main.js');
}

export const bench: Bench = async () => {
	const folder = join(cacheDirectory, 'bench');
	const program = join(folder, 'program');
	await bundle(program);
	mkdirSync(join(folder, 'files'), { recursive: true });
	const files = Array.from({ length: count }, (_, index) => {
		const file = join(folder, 'files', `values-${index}.yaml`);
		writeFileSync(file, valuesText(index));
		return file;
	});
	const [one = ''] = files;
	const python = await pythonTool(checkJsonschema);
	const { helm4 } = await helms();
	const validators: Contestant[] = [
		{
			name: 'kong-client-ip validate',
			words: [process.execPath, join(program, 'cli.cjs'), 'validate', ...files],
		},
		{
			name: `${ajvCli.name} ${ajvCli.version}`,
			words: [
				process.execPath,
				await ajvProgram(),
				'validate',
				'--strict',
				'false',
				'-s',
				schema,
				'--',
				...files,
			],
		},
		{
			name: `check-jsonschema ${checkJsonschema.version}`,
			words: [...python, '--schemafile', schema, ...files],
		},
	];
	const lint = ['lint', chart, '--values', one];
	const calls: Contestant[] = [
		{ name: `helm lint ${helm4.version} (a call for each)`, words: [helm4.path, ...lint] },
	];
	const many = measure(validators, rounds).map(({ name, median }) => ({ name, each: median / count }));
	const single = measure(calls, helmCalls).map(({ name, median }) => ({ name, each: median }));
	const [ours, , theirs] = many;
	const rows = [...many, ...single].map(({ name, each }) => [
		name,
		ms(each),
		times(each / (ours?.each ?? 1)),
	]);
	return `${count} values files in one call, median of ${rounds} runs in turns, Node ${process.version}:\n${table(
		[['', 'per file', 'of ours'], ...rows],
	)}${goal('check-jsonschema takes', (theirs?.each ?? 0) / (ours?.each ?? 1), { least: 10 })}`;
};
