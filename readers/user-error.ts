// The one error whose message is meant for the user: commands print it as it is, without a stack trace.

/** What is wrong, where, and what to do, in one line. */
export class UserError extends Error {
	override name = 'UserError';
}

/** By name, since each bundled command has a class of its own. */
export function isUserError(error: unknown): error is UserError {
	return error instanceof Error && error.name === 'UserError';
}
