// The admission policy ports.dataplane.gateway-operator.konghq.com, which the Operator's chart installs by default: it denies a DataPlane whose
// Service leads to a port that Kong does not listen on.
// https://github.com/Kong/kong-operator/blob/v2.2.3/config/default/validating_policies/dataplane/dataplane_ports_validating_admission_policy.yaml

import { at, items, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import type { Path } from './schema.ts';

/** What the policy has against a port of the Service, or against a variable. */
export interface Denial {
	readonly variable: string;
	/** The place of the port in the list; missing where the variable is no literal. */
	readonly port?: number;
	readonly why: string;
}

const PORTS: Path = ['network', 'services', 'ingress', 'ports'];

/** @param spec of a DataPlane, as it is stored. Null where the policy lets it pass. */
export function denied(spec: unknown): Denial | null {
	const ports = at(spec, ...PORTS);
	const proxy = items(at(spec, 'deployment', 'podTemplateSpec', 'spec', 'containers')).find(
		(one) => at(one, 'name') === 'proxy',
	);
	const env = at(proxy, 'env');
	if (!Array.isArray(ports) || !Array.isArray(env) || ports.length === 0) return null;
	const [maps, proxyListen, streamListen] = ['KONG_PORT_MAPS', 'KONG_PROXY_LISTEN', 'KONG_STREAM_LISTEN'].map(
		(name) => variable(env, name),
	) as [Variable, Variable, Variable];
	if (isUnread(maps)) return unreadable(maps);
	const mapped = maps.value?.split(',').map((one) => one.slice(one.lastIndexOf(':') + 1).trim());
	const listens = [...portsIn(proxyListen, ['8000', '8443']), ...portsIn(streamListen, [])];
	// A port that one of the two has passes, even where the other cannot be read.
	const unread = [proxyListen, streamListen].find(isUnread);
	return amongPorts(ports, mapped, listens, unread);
}

const isUnread = ({ isThere, value }: Variable): boolean => isThere && value === undefined;
const unreadable = ({ name }: Variable): Denial => ({ variable: name, why: `${name} has no literal value` });

const portsIn = ({ isThere, value }: Variable, fallback: readonly string[]): readonly string[] =>
	isThere ? (value?.split(',').map(portOf) ?? []) : fallback;

function amongPorts(
	ports: readonly unknown[],
	mapped: readonly string[] | undefined,
	listens: readonly string[],
	unread: Variable | undefined,
): Denial | null {
	for (const [index, one] of ports.entries()) {
		const target = at(one, 'targetPort');
		const where = { port: index };
		const said = `port ${at(one, 'port')}`;
		const variable = mapped && !mapped.includes(inWords(target)) ? 'KONG_PORT_MAPS' : 'KONG_PROXY_LISTEN';
		if (target === undefined) return { ...where, variable, why: `${said} has no targetPort` };
		if (mapped && !mapped.includes(inWords(target)))
			return { ...where, variable, why: `${said} leads to ${target}, which KONG_PORT_MAPS does not have` };
		if (!listens.includes(inWords(target)))
			return unread
				? unreadable(unread)
				: {
						...where,
						variable,
						why: `${said} leads to ${target}, and neither KONG_PROXY_LISTEN nor KONG_STREAM_LISTEN has a port ${target}`,
					};
	}
	return null;
}

interface Variable {
	readonly name: string;
	readonly isThere: boolean;
	readonly value: string | undefined;
}

function variable(env: readonly unknown[], name: string): Variable {
	const entry = env.find((one) => at(one, 'name') === name);
	return { name, isThere: entry !== undefined, value: text(at(entry, 'value')) };
}

/** As the policy cuts it: what is behind the last colon of the first word. */
function portOf(listen: string): string {
	const [address = ''] = listen.trim().split(' ');
	return address.slice(address.lastIndexOf(':') + 1);
}
