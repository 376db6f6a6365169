// Label selectors as texts: whether Kubernetes can read one. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
const name = '[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?';
const key = `(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?${name}`;
const value = `(?:${name})?`;
const requirement = new RegExp(
	[
		`^!?\\s*${key}$`,
		`^${key}\\s*(?:==?|!=)\\s*${value}$`,
		`^${key}\\s*[<>]\\s*-?[0-9]+$`,
		`^${key}\\s+(?:in|notin)\\s*\\(\\s*${value}\\s*(?:,\\s*${value}\\s*)*\\)$`,
	].join('|'),
);

/** Whether a text is a label selector; an empty one selects everything. */
export function isSelector(text: string): boolean {
	if (text.trim() === '') return true;
	// Commas within brackets separate values, not requirements.
	const parts = text.split(/,(?![^(]*\))/);
	return parts.every((part) => requirement.test(part.trim()));
}
