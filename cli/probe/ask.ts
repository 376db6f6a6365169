// Sends a probe's requests over its ways, one after the other, within the time that is allowed.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { readEcho } from '../../schema/probe/echo.ts';
import { requestsFor } from '../../schema/probe/requests.ts';
import type { AskedWay, Ending, ProbeRequest, Reply } from '../../schema/probe/types.ts';
import type { Header } from '../../schema/trace/index.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { prefaceBytes } from './proxy-preface.ts';
import type { ProbeSettings, Target } from './settings.ts';
import type { TargetedWay } from './ways.ts';

/** Milliseconds between two requests: a probe is no load test. */
const PAUSE = 50;

/** What asking needs of the settings. */
export type Manner = Pick<ProbeSettings, 'headers' | 'forge' | 'insecure' | 'timeout'> & {
	/** When everything must be over, by Date.now(). */
	readonly until: number;
};

/** Asks over each way. `taken` are addresses that somebody has; `progress` gets what is done next. */
export async function askAll(
	ways: readonly TargetedWay[],
	manner: Manner,
	taken: readonly string[],
	progress: (text: string) => void,
): Promise<readonly AskedWay[]> {
	const asked: AskedWay[] = [];
	for (const [at, one] of ways.entries()) {
		progress(`asking over way ${at + 1} of ${ways.length}: ${one.way.title}`);
		asked.push(await askOver(one, manner, taken));
	}
	return asked;
}

async function askOver(
	{ way, target }: TargetedWay,
	manner: Manner,
	taken: readonly string[],
): Promise<AskedWay> {
	const asking = { tls: target.tls, port: target.port, taken, forge: manner.forge };
	const [honest, ...forged] = requestsFor(asking);
	if (honest === undefined) throw new Error('a probe has an honest request');
	const { ending, own } = await send({ way, target }, honest, manner);
	const replies: Reply[] = [{ request: honest, ending }];
	for (const request of forged.filter((one) => isWorth(one, ending))) {
		await sleep(Math.min(PAUSE, Math.max(0, manner.until - Date.now())));
		replies.push({ request, ending: (await send({ way, target }, request, manner)).ending });
	}
	return { way, ...(own === undefined ? {} : { own }), replies };
}

/** Where the honest request got no echo, only a PROXY header may help: a listener that expects one closes, or answers 400. */
function isWorth({ preface }: ProbeRequest, honest: Ending): boolean {
	if (readEcho(honest) !== null) return true;
	if (preface === undefined) return false;
	if (honest.how === 'answer') return honest.status === 400;
	return honest.how === 'closed' || honest.how === 'reset' || honest.how === 'tls';
}

/** Sends one request over a way. */
export async function send(
	{ way, target }: TargetedWay,
	request: ProbeRequest,
	{ headers, insecure, timeout, until }: Manner,
): Promise<Exchanged> {
	const left = until - Date.now();
	if (left <= 0) return { ending: { how: 'skipped' } };
	return exchange({
		address: way.address,
		port: way.port,
		...(way.tls ? { tls: { host: nameOf(target, headers), insecure } } : {}),
		preface: request.preface ? prefaceBytes(request.preface) : Buffer.alloc(0),
		request: requestText(target, [...headers, ...request.headers]),
		timeout: Math.min(timeout, left),
	});
}

/** A Host of --header takes the place of the URL's. */
const hostOf = (headers: readonly Header[]) => headers.find(([name]) => name.toLowerCase() === 'host')?.[1];

/** Without port and brackets. */
const nameOf = ({ host }: Target, headers: readonly Header[]) =>
	hostOf(headers)
		?.replace(/:\d+$/, '')
		.replace(/^\[|\]$/g, '') ?? host;

function requestText({ url }: Target, headers: readonly Header[]): string {
	const query = `${url.search === '' ? '?' : `${url.search}&`}probe=${randomBytes(6).toString('hex')}`;
	const lines: readonly Header[] = [
		...(hostOf(headers) === undefined ? ([['Host', url.host]] as const) : []),
		['User-Agent', `kong-client-ip/${packageJson.version} probe`],
		['Accept', 'application/json'],
		...headers,
		['Connection', 'close'],
	];
	// The query is new each time, so that no cache answers.
	return [`GET ${url.pathname}${query} HTTP/1.1`, ...lines.map((line) => line.join(': ')), '', ''].join(
		'\r\n',
	);
}
