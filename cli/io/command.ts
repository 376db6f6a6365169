// What a command of kong-client-ip is: data for the table of commands, and a function that runs it.

/** The outside world as a command sees it. */
export interface Io {
	/** Findings and answers. What others wrote cannot move the cursor: control characters are escaped. */
	readonly stdout: (text: string) => void;
	/** Everything else, likewise. */
	readonly stderr: (text: string) => void;
	/** Text with colours or movements of the cursor, as it is; what others wrote in it must be printable. */
	readonly styled: (stream: 'stdout' | 'stderr', text: string) => void;
	/** Standard input, at most `limit` bytes and one more of it, which tells that there is more. */
	readonly stdin: (limit?: number) => Promise<Uint8Array>;
	readonly env: { readonly [name: string]: string | undefined };
	/** Relative paths are meant from here. */
	readonly cwd: string;
	/** Whether stdout is a terminal, and how wide it is. */
	readonly isTerminal: boolean;
	readonly columns: number | undefined;
	/** The day of now, by UTC: YYYY-MM-DD. */
	readonly today: () => string;
}

export interface Command {
	/** One line for the list of commands. */
	readonly summary: string;
	/** The whole help text, first line `kong-client-ip NAME …`. */
	readonly usage: string;
	/**
	 * Runs with the arguments behind the command's name. Returns the exit code: 0 clean, 1 findings, 2 usage or internal error. Throws a
	 * UserError for what the user must correct (exit 2).
	 */
	readonly run: (args: readonly string[], io: Io) => Promise<number>;
}
