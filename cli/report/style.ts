// Colours of a terminal, or none.

export interface Style {
	readonly error: (text: string) => string;
	readonly warning: (text: string) => string;
	readonly note: (text: string) => string;
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
}

const asIs = (text: string) => text;
const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

export const plainStyle: Style = { error: asIs, warning: asIs, note: asIs, bold: asIs, dim: asIs };
export const colourStyle: Style = {
	error: sgr(31),
	warning: sgr(33),
	note: sgr(36),
	bold: sgr(1),
	dim: sgr(2),
};

/** Colours only on a terminal that has them, and not where NO_COLOR is set to anything (https://no-color.org). */
export function styleFor(isTerminal: boolean, env: { readonly [name: string]: string | undefined }): Style {
	return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb' ? colourStyle : plainStyle;
}
