// The --release option.
import { UserError } from '../../readers/user-error.ts';

/** Returns the name of a release as Helm takes it. Throws a UserError on anything else. */
export function releaseName(name: string): string {
	if (/^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(name)) return name;
	throw new UserError(`--release ${name}: use lower-case letters, digits and dashes, at most 53.`);
}
