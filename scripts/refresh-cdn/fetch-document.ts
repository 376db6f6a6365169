// Reads a document over HTTP in bounded time and memory.
import { Buffer } from 'node:buffer';
import { UserError } from '../../readers/user-error.ts';

export interface FetchLimits {
	/** For the whole document. */
	readonly milliseconds: number;
	readonly bytes: number;
}

/** Azure's list, the longest, has some five million bytes; a provider that needs longer than this has a bad day. */
export const usualLimits: FetchLimits = { milliseconds: 30_000, bytes: 32 * 1024 * 1024 };

/**
 * The text at `url`. Throws a UserError where it cannot be reached, answers anything but 200, is not UTF-8, leads away from HTTPS, or
 * passes a limit.
 */
export async function fetchDocument(url: string, limits: FetchLimits = usualLimits): Promise<string> {
	const refuse = (why: string) => new UserError(`${url} cannot be read: ${why}.`);
	const signal = AbortSignal.timeout(limits.milliseconds);
	try {
		const response = await fetch(url, { signal, headers: { 'user-agent': 'kong-client-ip refresh-cdn' } });
		if (new URL(response.url).protocol !== new URL(url).protocol)
			throw refuse(`it leads to ${response.url}, which is no ${new URL(url).protocol.slice(0, -1)} address`);
		if (response.status !== 200) {
			await response.body?.cancel();
			throw refuse(`the answer is ${response.status}`);
		}
		const bytes = await bounded(response, limits.bytes);
		if (!bytes) throw refuse(`it is longer than ${limits.bytes} bytes`);
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw refuse(reason(error as Error, limits));
	}
}

/** The body, or undefined where it is longer than `limit`. */
async function bounded(response: Response, limit: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let total = 0;
	for await (const chunk of response.body ?? []) {
		total += chunk.length;
		if (total > limit) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function reason({ name, message, cause }: Error, { milliseconds }: FetchLimits): string {
	if (name === 'TimeoutError') return `it takes longer than ${milliseconds / 1000} seconds`;
	if (name === 'TypeError' && /encoded data/.test(message)) return 'it is not UTF-8 text';
	const deeper = cause instanceof Error ? cause.message : '';
	return deeper === '' ? message : deeper;
}
