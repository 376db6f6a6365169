// The arguments of `npm start`.
import { readArguments } from '../../cli/arguments/arguments.ts';
import { releaseName } from '../../cli/arguments/release-name.ts';

export const usage = `npm start -- [FILE…] [options]

Takes values files all the way: checks them, renders the chart with Helm, checks the objects, prints what is set on the load balancer and
in Kong, and writes the manifests. Without a FILE it takes a shipped example. Several files are layers, as with helm -f.

  -o, --output FILE      where to write the manifests        (kong-client-ip.yaml)
  -r, --release NAME     name of the release                 (kong)
  -n, --namespace NAME   namespace of the release            (the context's)
      --install          go on to helm upgrade --install in the current kubectl context
  -h, --help             this text
`;

export interface StartArguments {
	readonly files: readonly string[];
	readonly output: string;
	readonly release: string;
	readonly namespace: string | undefined;
	readonly install: boolean;
	readonly help: boolean;
}

const options = {
	output: { type: 'string', short: 'o', default: 'kong-client-ip.yaml' },
	release: { type: 'string', short: 'r', default: 'kong' },
	namespace: { type: 'string', short: 'n' },
	install: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Throws a UserError on an option that does not exist. */
export function parseStartArguments(args: readonly string[]): StartArguments {
	const { values, positionals } = readArguments(args, options, 'npm start -- --help');
	const { output, release, namespace, install, help } = values;
	return { files: positionals, output, release: releaseName(release), namespace, install, help };
}
