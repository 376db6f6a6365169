// What Helm prints about a release: its manifests between headings and notes, as `helm install --dry-run` and `helm get all` do,
// and its values below a heading, as `helm get values` does.

/** Headings whose lines below are manifests. */
const MANIFESTS = /^(?:HOOKS|MANIFEST):[ \t]*$/;
/** Headings of all else. */
const OTHERS = /^(?:NOTES|USER-SUPPLIED VALUES|COMPUTED VALUES):[ \t]*$/;
const VALUES = /^(?:USER-SUPPLIED|COMPUTED) VALUES:[ \t]*(?=\r?\n|$)/;

/** Whether a text is what Helm prints about a release, with or without its manifests. */
const isRelease = (text: string): boolean => /^NAME: \S+\r?\nLAST DEPLOYED: /m.test(text.slice(0, 4000));

/** The text with nothing but the manifests of the release in it, each on its own line as before; other texts as they are. */
export function manifestsOfRelease(text: string): string {
	if (!isRelease(text) || !/^MANIFEST:[ \t]*$/m.test(text)) return text;
	let inside = false;
	return text
		.split('\n')
		.map((line) => {
			const isHeading = MANIFESTS.test(line) || OTHERS.test(line);
			if (isHeading) inside = MANIFESTS.test(line);
			return inside && !isHeading ? line : '';
		})
		.join('\n');
}

/** The text with blanks in place of the heading of `helm get values`. */
export function withoutValuesHeading(text: string): string {
	return text.replace(VALUES, (heading) => ' '.repeat(heading.length));
}
