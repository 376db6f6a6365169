// From the bytes of manifests to text. Shells of Windows write UTF-16, which is read here as well.
import { UserError } from '../user-error.ts';

/** What all manifests together may have: those of a large cluster, several times over. More is a device or a mistake. */
export const maxManifestBytes = 128 * 1024 * 1024;

/** A file with a zero byte among so many of its first ones is no text. */
const beginning = 8000;

const archives: readonly {
	readonly begins: readonly number[];
	readonly what: string;
	readonly advice: (name: string) => string;
}[] = [
	{
		begins: [0x1f, 0x8b],
		what: 'a gzip archive',
		advice: (name) =>
			`If it is a packed chart, render it: helm template RELEASE ${name} | kong-client-ip check. Unpack anything else first.`,
	},
	{ begins: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive', advice: () => 'Unpack it first.' },
];

/**
 * @param most how many bytes there may be.
 * @throws UserError where the bytes are no text, or too many.
 */
export function decodeManifest(name: string, bytes: Uint8Array, most = maxManifestBytes): string {
	const [first, second] = bytes;
	const archive = archives.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
	if (archive) throw new UserError(`${name} is ${archive.what}. ${archive.advice(name)}`);
	const little = first === 0xff && second === 0xfe;
	if (little || (first === 0xfe && second === 0xff))
		return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
	if ((first === 0) !== (second === 0))
		throw new UserError(`${name} is not UTF-8 (it looks like UTF-16 without its mark): save it as UTF-8.`);
	if (bytes.subarray(0, beginning).includes(0))
		throw new UserError(
			`${name} is a binary file, not YAML or JSON. Name the file that holds the manifests.`,
		);
	if (bytes.length > most)
		throw new UserError(
			`${name} is too large: all manifests together may have 128 MiB. Check one namespace, or fewer kinds, at a time.`,
		);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new UserError(`${name} is not UTF-8: save it as UTF-8.`);
	}
}
