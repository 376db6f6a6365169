// Label selectors as texts: whether Kubernetes can read one. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
const name = '[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?';
const key = `(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?${name}`;
const value = `(?:${name})?`;
const listed = `(?:${name}\\s*)?`;
const requirement = new RegExp(
	[
		`^!?\\s*${key}$`,
		`^${key}\\s*(?:==?|!=)\\s*${value}$`,
		`^${key}\\s*[<>]\\s*-?[0-9]+$`,
		`^${key}\\s+(?:in|notin)\\s*\\(\\s*${listed}(?:,\\s*${listed})*\\)$`,
	].join('|'),
);

/** Whether a text is a label selector; an empty one selects everything. */
export function isSelector(text: string): boolean {
	if (text.trim() === '') return true;
	return requirementsIn(text).every((part) => requirement.test(part.trim()));
}

/** Commas within brackets separate values, not requirements: those whose next bracket closes. */
function requirementsIn(text: string): string[] {
	const parts: string[] = [];
	let end = text.length;
	let isInside = false;
	for (let at = text.length - 1; at >= 0; at--) {
		const character = text[at];
		if (character === ')' || character === '(') isInside = character === ')';
		if (character !== ',' || isInside) continue;
		parts.push(text.slice(at + 1, end));
		end = at;
	}
	return [...parts, text.slice(0, end)];
}
