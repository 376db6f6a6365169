// `probe --manifest`: prints an echo route for a Kong that is not this chart's.
import { randomBytes } from 'node:crypto';
import { UserError } from '../../readers/user-error.ts';
import { type ManifestWishes, manifest, nextProbe, removal } from '../../schema/probe/manifest.ts';
import { type Options, oneOf } from '../arguments/option.ts';
import type { Io } from '../io/command.ts';

const KINDS = ['ingress', 'httproute'] as const;

export const manifestOptions = {
	manifest: {
		type: 'string',
		value: 'KIND',
		takes: KINDS,
		alone: 'ingress',
		says: `Prints an echo route for any Kong: KongPlugin, Service, and Ingress or HTTPRoute. KIND is ${oneOf(KINDS)} (default: ingress).`,
	},
	namespace: {
		type: 'string',
		short: 'n',
		default: 'default',
		value: 'NAME',
		says: 'Of these objects (default: default).',
	},
	'ingress-class': {
		type: 'string',
		default: 'kong',
		value: 'NAME',
		says: 'Of the Ingress (default: kong).',
	},
	gateway: {
		type: 'string',
		default: 'kong',
		value: '[NAMESPACE/]NAME',
		says: 'The Gateway on which the HTTPRoute hangs (default: kong).',
	},
} as const satisfies Options;

interface Values {
	readonly manifest: string;
	readonly namespace: string;
	readonly 'ingress-class': string;
	readonly gateway: string;
}

/** Prints the objects to standard output. Where that is no terminal, the commands to run next go to standard error, too. */
export function printManifest(values: Values, url: string | undefined, io: Io): number {
	const wishes = readWishes(values, url);
	io.stdout(manifest(wishes));
	if (!io.isTerminal) io.stderr(`Next:   ${nextProbe(wishes)}\nRemove: ${removal(wishes)}\n`);
	return 0;
}

const NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

function readWishes(values: Values, url: string | undefined): ManifestWishes {
	const kind = KINDS.find((known) => known === values.manifest);
	if (kind === undefined)
		throw new UserError(`--manifest=${values.manifest} is not known. Use ingress or httproute.`);
	const { namespace, 'ingress-class': ingressClass, gateway } = values;
	const names = { '--namespace': namespace, '--ingress-class': ingressClass };
	for (const [option, name] of Object.entries(names))
		if (!NAME.test(name))
			throw new UserError(`${option} ${JSON.stringify(name)} is not a name of an object.`);
	if (!gateway.split('/').every((part) => NAME.test(part)) || gateway.split('/').length > 2)
		throw new UserError(`--gateway ${JSON.stringify(gateway)} is not NAME or NAMESPACE/NAME.`);
	if (url !== undefined && (!URL.canParse(url) || !/^https?:/.test(url)))
		throw new UserError(`${url} is not a URL at which Kong is reached, such as https://kong.example.`);
	return {
		kind,
		id: random(4),
		path: `client-ip-${random(16)}`,
		secret: random(24),
		namespace,
		ingressClass,
		gateway,
		origin: url === undefined ? 'https://HOST' : new URL(url).origin,
	};
}

const random = (bytes: number) => randomBytes(bytes).toString('hex');
