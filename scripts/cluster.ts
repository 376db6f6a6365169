// `npm run cluster up|down|status`: a small Kubernetes for the tests, by kind or from Go modules.
import { readArguments } from '../cli/arguments/arguments.ts';
import { UserError } from '../readers/user-error.ts';
import { down } from './cluster/down.ts';
import { clusterPaths } from './cluster/paths.ts';
import { progressOn } from './cluster/progress.ts';
import { leftovers, troubles } from './cluster/status.ts';
import { up } from './cluster/up.ts';

const usage = `Usage: npm run cluster -- up|down|status [--name NAME] [--port PORT] [--by any|kind|modules] [--pods]

  up      makes a cluster and prints the path of its kubeconfig
  down    ends its processes and deletes its files
  status  says whether it is well (exit code 1 if not)

  --name  the cluster's name; several can run side by side (default: default)
  --port  the API server's port on 127.0.0.1 (default: any free one; not for kind)
  --pods  nodes that run pods, in network namespaces; else, without Docker, pods are only played (needs root)
  --by    how "up" makes it (default: kind where a Docker engine answers, else from Go modules)`;

/** Runs one command and returns the exit code: 0 done, 1 not well, 2 a fault or a wrong command line. */
async function main(argv: readonly string[]): Promise<number> {
	const { command, paths, port, pods, maker, help } = read(argv);
	if (help) return print(usage);
	const progress = progressOn(process.stderr);
	if (command === 'down') {
		await down(paths, progress);
		return 0;
	}
	if (command === 'status') {
		if (!leftovers(paths)) return print(`cluster "${paths.name}" is not up: run "npm run cluster up".`, 1);
		const wrong = await troubles(paths);
		if (wrong.length === 0) return print(`cluster "${paths.name}" is up: ${paths.kubeconfig}`);
		return print(
			[...wrong, 'Run "npm run cluster up" to make it again, or "npm run cluster down".'].join('\n'),
			1,
		);
	}
	const stop = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
	await up(paths, { port, pods, maker }, progress, stop.signal);
	return print(paths.kubeconfig);
}

function read(argv: readonly string[]) {
	const { values, positionals } = readArguments(
		argv,
		{
			name: { type: 'string', default: 'default' },
			port: { type: 'string', default: '0' },
			by: { type: 'string', default: 'any' },
			pods: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
		'npm run cluster -- --help',
	);
	const [command, ...others] = positionals;
	const port = Number(values.port);
	const maker = (['any', 'kind', 'modules'] as const).find((name) => name === values.by);
	const known = command === 'up' || command === 'down' || command === 'status';
	if (!values.help && (!known || others.length > 0)) {
		throw new UserError(`name one command: up, down or status.\n\n${usage}`);
	}
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new UserError(`--port ${values.port} is not a port: use 1 to 65535.`);
	}
	if (!maker) throw new UserError(`--by ${values.by} is unknown: use any, kind or modules.`);
	return { command, paths: clusterPaths(values.name), port, pods: values.pods, maker, help: values.help };
}

function print(text: string, code = 0): number {
	process.stdout.write(`${text}\n`);
	return code;
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	const text = error instanceof UserError ? error.message : (error as Error).stack;
	process.stderr.write(`cluster: ${text}\n`);
	process.exitCode = 2;
}
