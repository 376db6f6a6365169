// Colours and links of a terminal, or none.

type Environment = { readonly [name: string]: string | undefined };

export interface Style {
	readonly error: (text: string) => string;
	readonly warning: (text: string) => string;
	readonly note: (text: string) => string;
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	/** The text, leading to an address. */
	readonly link: (text: string, url: string) => string;
}

const asIs = (text: string) => text;
const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

const colours = { error: sgr(31), warning: sgr(33), note: sgr(36), bold: sgr(1), dim: sgr(2) };
const none = { error: asIs, warning: asIs, note: asIs, bold: asIs, dim: asIs };

/** https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const osc8 = (text: string, url: string) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;

export const plainStyle: Style = { ...none, link: asIs };

/** What a terminal, or what is none, can show; the environment of the program says more. */
export function styleFor(isTerminal: boolean, env: Environment): Style {
	return {
		...(hasColours(isTerminal, env) ? colours : none),
		link: hasLinks(isTerminal, env) ? osc8 : asIs,
	};
}

/**
 * FORCE_COLOR decides where it is set, as in Node (https://nodejs.org/api/cli.html#force_color1-2-3): to nothing, `true` or 1 to 3 for
 * colours, to anything else for none. Otherwise a terminal has them, unless NO_COLOR is set to anything (https://no-color.org).
 */
function hasColours(isTerminal: boolean, env: Environment): boolean {
	if (env.FORCE_COLOR !== undefined) return ['', 'true', '1', '2', '3'].includes(env.FORCE_COLOR);
	return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** FORCE_HYPERLINK decides where it is set: to 0 for none. Otherwise a terminal has links that says which one it is. */
function hasLinks(isTerminal: boolean, env: Environment): boolean {
	if (env.FORCE_HYPERLINK !== undefined) return !/^\s*0+\s*$/.test(env.FORCE_HYPERLINK);
	// Logs of CI keep the sequences as text.
	return hasColours(isTerminal, env) && isTerminal && !env.CI && followsLinks(env);
}

/** Programs by TERM_PROGRAM, with the first version that has links. */
const programs: { readonly [name: string]: readonly [major: number, minor: number] } = {
	'iTerm.app': [3, 1],
	WezTerm: [20200620, 0],
	vscode: [1, 72],
	ghostty: [0, 0],
};

/** Those that show links, by what they say of themselves. Multiplexers say their own name, and pass links on only if set up so. */
function followsLinks({
	TERM = '',
	TERM_PROGRAM = '',
	TERM_PROGRAM_VERSION = '',
	...env
}: Environment): boolean {
	if (/^(screen|tmux)/.test(TERM)) return false;
	const first = Object.hasOwn(programs, TERM_PROGRAM) ? programs[TERM_PROGRAM] : undefined;
	if (first) return isAtLeast(TERM_PROGRAM_VERSION, first);
	// VTE, which GNOME's terminal and others are made of: 0.50.0 ended at a link.
	if (env.VTE_VERSION !== undefined) return Number(env.VTE_VERSION) > 5000;
	return (
		env.WT_SESSION !== undefined || env.KONSOLE_VERSION !== undefined || /^(alacritty|xterm-kitty)/.test(TERM)
	);
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
	const [ownMajor = 0, ownMinor = 0] = version.split(/[.-]/).map(Number);
	return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
