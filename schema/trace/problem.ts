// What Kong or nginx refuses about the settings of a gateway, as data; the sentences are in problem-text.ts.

/** Codes of refusals by Kong's own check. */
type KongProblemCode =
	| 'listen-empty'
	| 'listen-address'
	| 'listen-port'
	| 'listen-flag-unknown'
	| 'listen-flag-twice'
	| 'listen-flag-other-subsystem'
	| 'trusted-ip'
	| 'port-map'
	| 'enum-value'
	| 'role-needs'
	| 'number-range'
	| 'variable-case';

/** Codes of refusals by nginx. */
export type NginxProblemCode =
	| 'syntax'
	| 'argument-count'
	| 'on-or-off'
	| 'size-value'
	| 'directive-unknown'
	| 'directive-elsewhere'
	| 'directive-twice'
	| 'listen-port-range'
	| 'host-unknown'
	| 'ipv6-address'
	| 'listen-parameter'
	| 'listen-twice'
	| 'listen-options-twice'
	| 'udp-parameter'
	| 'address-not-here'
	| 'address-in-use'
	| 'no-certificate'
	| 'line-break';

/** Codes of settings that are taken, but hardly meant so. */
type WarningCode = 'host-bits' | 'entries-after-off' | 'flag-given-twice' | 'mapped-range' | 'lua-unknown';

/** One finding about one setting. */
interface SettingFault<Code extends string> {
	readonly code: Code;
	/** Name of the variable, `KONG_PROXY_LISTEN`. */
	readonly variable: string;
	/** The offending entry, or the whole value where it has no entries. */
	readonly entry: string;
	/** Which entry of the list it is, from 0; absent where the value is no list. */
	readonly index?: number;
	/** The flag, parameter, socket or other part of the entry that is wrong. */
	readonly part?: string;
}

/** A refusal: with it Kong does not start. */
export type SettingProblem =
	| ({ readonly stage: 'kong' } & SettingFault<KongProblemCode>)
	| ({ readonly stage: 'nginx' } & SettingFault<NginxProblemCode>);

/** A setting that starts but does something else than it seems to say. */
export type Warning = SettingFault<WarningCode>;
