// From the bytes of manifests to text. Shells of Windows write UTF-16, which is read here as well.
import { UserError } from '../user-error.ts';

/** @throws UserError where the bytes are no text. */
export function decodeManifest(name: string, bytes: Uint8Array): string {
	const [first, second] = bytes;
	const little = first === 0xff && second === 0xfe;
	if (little || (first === 0xfe && second === 0xff))
		return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
	if (first === 0 || second === 0)
		throw new UserError(`${name} is not UTF-8 (it looks like UTF-16 without its mark): save it as UTF-8.`);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new UserError(`${name} is not UTF-8: save it as UTF-8.`);
	}
}
