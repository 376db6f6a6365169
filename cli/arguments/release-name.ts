// The --release option.
import { UserError } from '../../readers/user-error.ts';
import type { Option } from './option.ts';

export const releaseOption = {
	type: 'string',
	default: 'kong',
	value: 'NAME',
	says: 'The name of the release (default: kong).',
} as const satisfies Option;

/** Returns the name of a release as Helm takes it. Throws a UserError on anything else. */
export function releaseName(name: string): string {
	if (/^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(name)) return name;
	throw new UserError(`--release ${name}: use lower-case letters, digits and dashes, at most 53.`);
}
