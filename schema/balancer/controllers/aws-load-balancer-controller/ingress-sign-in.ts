// How an ALB signs clients in, as far as the controller gives up on it.
import { at, text } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { readJson, type Shape } from '../../go-json.ts';
import { parseInteger } from '../../words.ts';
import type { Action, Scene } from './ingress-actions.ts';
import { annotation, type Member, named, placeOf, serviceOf } from './ingress-group.ts';
import { filled } from './lookup.ts';
import { Refusal } from './refusal.ts';

/** Settings for signing in, for which the controller gives up where they are malformed or incomplete. */
export function checkSignIn(member: Member, action: Action, protocol: string, { cluster }: Scene): void {
	const read = signInReader(member, action, cluster);
	const type = read('auth-type') ?? 'none';
	if (!['none', 'cognito', 'oidc'].includes(type))
		refuseSignIn(member, 'auth-type', 'must be none, cognito or oidc');
	const timeout = read('auth-session-timeout');
	if (timeout !== undefined && !isInteger64(timeout))
		refuseSignIn(member, 'auth-session-timeout', 'must be a whole number');
	for (const suffix of ['auth-idp-cognito', 'auth-idp-oidc']) checkJson(member, suffix, read(suffix));
	checkTokens(member);
	if (protocol !== 'HTTPS' || type === 'none') return;
	if (read(`auth-idp-${type}`) === undefined) refuseSignIn(member, `auth-idp-${type}`, 'is missing');
	if (annotation(member, 'jwt-validation') !== undefined)
		refuseSignIn(member, 'jwt-validation', 'cannot go with auth-type: both sign in');
}

/** Reads an annotation of the one Service that the action leads to, else of the Ingress. */
function signInReader(
	member: Member,
	action: Action,
	cluster: Scene['cluster'],
): (suffix: string) => string | undefined {
	const [group, ...more] = action.kind === 'forward' ? action.groups : [];
	const service = group?.service && more.length === 0 ? serviceOf(member, group.service, cluster) : undefined;
	return (suffix) => {
		const onService = service && text(at(service.body, 'metadata', 'annotations', named(suffix)));
		return onService ?? annotation(member, suffix);
	};
}

function refuseSignIn(member: Member, suffix: string, what: string): never {
	throw new Refusal(`${named(suffix)} ${what}`, placeOf(member, suffix));
}

const extra: Shape = { authenticationRequestExtraParams: {} };

const shapes: { readonly [suffix: string]: Shape } = {
	'auth-idp-cognito': { userPoolARN: 'text', userPoolClientID: 'text', userPoolDomain: 'text', ...extra },
	'auth-idp-oidc': {
		issuer: 'text',
		authorizationEndpoint: 'text',
		tokenEndpoint: 'text',
		userInfoEndpoint: 'text',
		secretName: 'text',
		...extra,
	},
	'jwt-validation': {
		jwksEndpoint: 'text',
		issuer: 'text',
		additionalClaims: [{ format: 'text', name: 'text', values: ['text'] }],
	},
};

function checkJson(member: Member, suffix: string, value: string | undefined): unknown {
	const read = value === undefined ? { value: {} } : readJson(value, memberOf(shapes, suffix) ?? {});
	return 'wrong' in read ? refuseSignIn(member, suffix, read.wrong) : read.value;
}

/** Whether Go takes a text for a whole number of 64 bits. */
function isInteger64(value: string): boolean {
	const number = parseInteger(value);
	return number !== null && number >= -(2 ** 63) && number < 2 ** 63;
}

/** The annotation by which a balancer checks JSON web tokens. */
function checkTokens(member: Member): void {
	const suffix = 'jwt-validation';
	const value = annotation(member, suffix);
	const parsed = checkJson(member, suffix, value);
	if (value === undefined) return;
	for (const field of ['jwksEndpoint', 'issuer'])
		if (!filled(at(parsed, field))) refuseSignIn(member, suffix, `lacks ${field}`);
}
