// The one error whose message is meant for the user: commands print it as it is, without a stack trace.

/** What is wrong, where, and what to do, in one line. */
export class UserError extends Error {
	override name = 'UserError';
}
