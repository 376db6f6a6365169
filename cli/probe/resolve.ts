// The addresses of a name, in time.
import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../readers/user-error.ts';
import { addressOf } from '../../schema/probe/echo.ts';

/** The addresses of a host, in the order of preference; an address is its own. Throws a UserError where there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Milliseconds. The system's own patience may be minutes. */
const PATIENCE = 10_000;

/** Asks the system, as every program does: hosts file, search domains, name servers. */
export const resolveName: Resolve = async (host) => {
	const own = addressOf(host);
	if (own !== undefined) return [own];
	const late = new AbortController();
	const tooLate = sleep(PATIENCE, 'late' as const, { signal: late.signal, ref: false }).catch(
		() => 'late' as const,
	);
	const found = await Promise.race([lookup(host, { all: true, verbatim: true }).catch(reason), tooLate]);
	late.abort();
	if (typeof found !== 'string') return [...new Set(found.map(({ address }) => address))];
	const why = found === 'late' ? 'the name server does not answer' : found;
	throw new UserError(
		`${host} cannot be resolved: ${why}. Name an address of the balancer in the URL, and its host with --header Host=NAME.`,
	);
};

function reason({ code }: NodeJS.ErrnoException): string {
	return code === 'ENOTFOUND' ? 'there is no such name' : `the name server does not answer (${code})`;
}
