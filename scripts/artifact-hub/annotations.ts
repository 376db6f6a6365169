// What only a release knows, for Artifact Hub: the annotations of Chart.yaml about its changes and about the key that signs it. Pure.
// https://github.com/artifacthub/hub/blob/master/docs/helm_annotations.md
import { parseDocument, stringify } from 'yaml';

/** One entry of the changelog, in Markdown, under the heading that it has there. */
export interface ChangelogEntry {
	readonly group: string;
	readonly text: string;
}

/** A public key in PGP's format. */
export interface SignKey {
	/** Forty hexadecimal digits. */
	readonly fingerprint: string;
	/** Where the key is published, by https. */
	readonly url: string;
}

type Annotations = { readonly [name: string]: string };

/** Kinds of Artifact Hub by our headings; what is under another is `changed`. */
const kinds: { readonly [group: string]: string } = {
	added: 'added',
	deprecated: 'deprecated',
	removed: 'removed',
	fixed: 'fixed',
	security: 'security',
};

/** The annotations of a release. Throws where a fingerprint or an address is none. */
export function releaseAnnotations(entries: readonly ChangelogEntry[], signKey?: SignKey): Annotations {
	const changes = entries.map(changeOf);
	const isSecurity = changes.some(({ kind }) => kind === 'security');
	return {
		...(changes.length > 0 ? { 'artifacthub.io/changes': stringify(changes, { lineWidth: 0 }) } : {}),
		...(isSecurity ? { 'artifacthub.io/containsSecurityUpdates': 'true' } : {}),
		...(signKey ? { 'artifacthub.io/signKey': stringify(checked(signKey)) } : {}),
	};
}

/** Chart.yaml with these annotations beside its own; everything else stays as it is, comments too. */
export function withAnnotations(chartYaml: string, annotations: Annotations): string {
	const document = parseDocument(chartYaml);
	for (const [name, value] of Object.entries(annotations)) document.setIn(['annotations', name], value);
	return document.toString({ lineWidth: 0 });
}

interface ArtifactHubChange {
	readonly kind: string;
	readonly description: string;
	readonly links?: readonly { readonly name: string; readonly url: string }[];
}

const link = /\[([^[\]]+)\]\((https:[^()\s]+)\)/g;

function changeOf({ group, text }: ChangelogEntry): ArtifactHubChange {
	const links = [...text.matchAll(link)].map(([, name = '', url = '']) => ({ name, url }));
	const description = text
		.replaceAll(link, '$1')
		.replaceAll(/\*\*|`/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
	const kind = kinds[group.toLowerCase()] ?? 'changed';
	return { kind, description, ...(links.length > 0 ? { links } : {}) };
}

function checked({ fingerprint, url }: SignKey): SignKey {
	const digits = fingerprint.replaceAll(/\s/g, '').toUpperCase();
	if (!/^[0-9A-F]{40}$/.test(digits))
		throw new Error(`${JSON.stringify(fingerprint)} is no fingerprint of a key: forty hexadecimal digits.`);
	if (!/^https:\/\/\S+$/.test(url)) throw new Error(`${JSON.stringify(url)} is no address by https.`);
	return { fingerprint: digits, url };
}
