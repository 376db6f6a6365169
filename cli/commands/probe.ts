// kong-client-ip probe: asks a gateway from outside whom it takes for the client, honestly and with forged headers.
import { UserError } from '../../readers/user-error.ts';
import { render } from '../../schema/findings/render.ts';
import { seenDirectly } from '../../schema/probe/direct.ts';
import { judgeProbe, type ProbeResult } from '../../schema/probe/judge.ts';
import { requestsFor } from '../../schema/probe/requests.ts';
import type { Options } from '../arguments/option.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { askAll, type Manner, send } from '../probe/ask.ts';
import { manifestOptions, printManifest } from '../probe/manifest.ts';
import { progressOn } from '../probe/progress.ts';
import { type ProbeSettings, probeOptions, readProbeSettings } from '../probe/settings.ts';
import { probeText } from '../probe/summary.ts';
import { byName, waysOf } from '../probe/ways.ts';
import type { ProbedWay } from '../report/documents.ts';
import { type ReportSettings, reportOptions, reportSettings } from '../report/options.ts';
import { writeReport } from '../report/report.ts';
import type { Report } from '../report/types.ts';

const options = { ...probeOptions, ...manifestOptions, ...reportOptions } as const satisfies Options;
const requests = requestsFor({ tls: false, port: 80, taken: [] }).length;

export const command = defineCommand({
	name: 'probe',
	summary:
		'ask a running gateway from outside whom it takes for the client, honestly and with forged headers',
	synopsis: ['URL [options]', '--manifest[=KIND] [URL] [options]'],
	description: [
		'Asks an echo route of a running gateway from where you are: an honest request, and forged ones, each of which claims an address of its own in another header or in a PROXY header. Says whom Kong takes for the client, and which claims it believes.',
		`About ${requests} requests go over each way, one after the other; no redirect is followed.`,
	],
	operands: [
		{
			name: 'URL',
			takes: 'text',
			says: "The echo route: this chart's (echo.enabled), or what --manifest prints for any other Kong.",
		},
	],
	options,
	headings: { manifest: 'An echo route for any Kong', format: 'Report' },
	exits: [
		[0, 'Kong sees you and believed no forged address.'],
		[1, 'It does not.'],
		[2, 'Wrong usage, or no echo route answered.'],
	],
	examples: ['kong-client-ip probe https://kong.example/.well-known/client-ip'],
	run: async ({ values, positionals }, io) => {
		const [url, second] = positionals;
		if (second !== undefined)
			throw new UserError(`${second}: name one URL. See kong-client-ip probe --help.`);
		const { manifest } = values;
		if (manifest !== undefined) return printManifest({ ...values, manifest }, url, io);
		if (url === undefined)
			throw new UserError('name the URL of an echo route. See kong-client-ip probe --help.');
		return probe(readProbeSettings(url, values), reportSettings(values), io);
	},
});

async function probe(settings: ProbeSettings, reporting: ReportSettings, io: Io): Promise<number> {
	sayOfProxies(io);
	const ways = await waysOf(settings);
	const manner = { ...settings, until: Date.now() + settings.deadline };
	const mine = [...settings.mine, ...(await askDirectly(settings, manner, io))];
	const nodes = settings.nodes.map(({ address }) => address);
	const taken = [...mine, ...ways.map(({ way }) => way.address)];
	const progress = progressOn(io);
	const asked = await askAll(ways, manner, taken, progress.say);
	progress.end();
	const { cdn } = settings;
	const result = judgeProbe({ mine, nodes, ...(cdn === undefined ? {} : { cdn }), ways: asked });
	const requests = asked
		.flatMap(({ replies }) => replies)
		.filter(({ ending }) => ending.how !== 'skipped').length;
	const code = await writeReport(reportOf(result, { settings, mine, requests }), reporting, io);
	if (result.heard) return code;
	io.stderr('kong-client-ip: no echo route answered, so nothing is known.\n');
	return 2;
}

function reportOf(
	result: ProbeResult,
	{ settings, mine, requests }: { settings: ProbeSettings; mine: readonly string[]; requests: number },
): Report {
	const { host, pathname } = settings.target.url;
	return {
		subject: `${host}${pathname}`,
		findings: result.findings.map((one) => ({
			code: one.code,
			severity: one.severity,
			message: render(one),
		})),
		heading: probeText(result, requests),
		details: { probe: { overall: result.overall, mine, requests, ways: result.ways.map(wayOf) } },
	};
}

/** The parts of a way's result that the JSON document has. */
function wayOf({
	way,
	verdict,
	echo,
	who,
	caller,
	forgeable,
	forwarded,
}: ProbeResult['ways'][number]): ProbedWay {
	const { client = null, peer = null, trusted = null } = echo ?? {};
	return { ...way, verdict, believes: client, who, caller, peer, trusted, forgeable, forwarded };
}

/** A proxy would be seen in place of the caller, and PROXY headers cannot pass it. */
function sayOfProxies({ env, stderr }: Io): void {
	const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
	const set = names.filter((name) => env[name]);
	if (set.length > 0)
		stderr(`${set.join(' and ')} is set. The probe connects directly, without that proxy.\n`);
}

async function askDirectly({ direct }: ProbeSettings, manner: Manner, io: Io): Promise<readonly string[]> {
	if (direct === undefined) return [];
	const mine: string[] = [];
	for (const one of await byName(direct, 'url')) {
		const [honest] = requestsFor({ tls: direct.tls, port: direct.port, taken: [] });
		if (honest === undefined) continue;
		const seen = seenDirectly(one.way, (await send(one, honest, manner)).ending);
		if ('address' in seen) mine.push(seen.address);
		else io.stderr(`${seen.why}\n`);
	}
	return mine;
}
