// kong-client-ip check: what rendered manifests or a cluster's objects do to the client's address.
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { UserError } from '../../readers/user-error.ts';
import { viewOf } from '../../schema/balancer/read.ts';
import { seenCluster } from '../../schema/check/cluster/with-cluster.ts';
import { checkDrawing } from '../../schema/check/drawing.ts';
import { allowingNone, isUnchecked } from '../../schema/check/input/findings.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { fixesOf } from '../../schema/remedy/fix/fix.ts';
import type { Options } from '../arguments/option.ts';
import { besideIn } from '../check/beside.ts';
import { fixOptions, writeFixes } from '../check/fix.ts';
import { fixDetails, fixDiffs } from '../check/fix-text.ts';
import { type Inputs, readInputs } from '../check/inputs.ts';
import { readCluster } from '../check/live.ts';
import { liveLine } from '../check/live-line.ts';
import { circumstanceOptions, circumstancesHeading, readCircumstances, takenFor } from '../check/options.ts';
import { renderCharts } from '../check/render.ts';
import { summaryText } from '../check/summary.ts';
import { reported } from '../check/to-report.ts';
import { twiceText } from '../check/twice.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { shownName } from '../io/read-text.ts';
import { drawnReportOptions, reportSettings } from '../report/options.ts';
import { counted, writeReport } from '../report/report.ts';
import { countFindings, type Report } from '../report/types.ts';

const options = {
	context: {
		type: 'string',
		value: 'NAME',
		says: 'Reads a cluster through kubectl, by this context of its configuration.',
	},
	namespace: {
		type: 'string',
		short: 'n',
		value: 'NAME',
		says: 'Reads this namespace of the cluster only.',
	},
	chart: {
		type: 'string',
		multiple: true,
		value: 'PATH',
		takes: 'folder',
		says: 'The chart that a HelmRelease, Application or HelmChart in the input installs: check renders it with the helm on PATH. May be repeated.',
	},
	'allow-empty': {
		type: 'boolean',
		default: false,
		says: 'An input without a gateway is accepted, with a note.',
	},
	verbose: { type: 'boolean', says: 'Shows the lines around notes, too.' },
	...circumstanceOptions,
	...fixOptions,
	...drawnReportOptions,
} as const satisfies Options;

export const command = defineCommand({
	name: 'check',
	summary:
		'follow requests through manifests or a cluster: where the client address gets lost or can be forged',
	synopsis: ['[FILE…] [options]', '--context NAME [--namespace NAME] [options]'],
	description: [
		"Follows honest and forged requests through manifests of any chart, or through the objects of a cluster. Says whether Kong sees the client's address, at which hop it is lost, who can forge it, and which setting to change.",
	],
	operands: [
		{
			name: 'FILE…',
			takes: 'file',
			says: 'YAML or JSON, several documents or lists; - is standard input, the default. Of a folder, the manifests in all *.yaml, *.yml and *.json below it.',
		},
	],
	options,
	headings: { 'load-balancer': circumstancesHeading, fix: 'Repair', format: 'Report' },
	exits: [
		[0, 'No errors.'],
		[1, 'Errors, or too many warnings.'],
		[2, 'Wrong usage, a file that cannot be read, or no gateway to check.'],
	],
	examples: [
		'helm template kong ./chart -f values.yaml | kong-client-ip check',
		'kubectl get deploy,ds,svc,ing,cm -A -o yaml | kong-client-ip check',
	],
	run: async ({ values, positionals }, io) => {
		const settings = reportSettings(values, true);
		const given = readCircumstances(values);
		const taken = takenFor(values['load-balancer']);
		if (taken) io.stderr(`${taken}\n`);
		const { context, namespace, fix, output } = values;
		if (output !== undefined && !fix) throw new UserError('--output is for --fix: give both.');
		const live = context !== undefined || namespace !== undefined;
		if (live && positionals.length > 0)
			throw new UserError(`${positionals[0]}: give either files or --context and --namespace.`);
		const { inputs, circumstances } = live
			? await readLive(context, namespace, given, io)
			: { inputs: await readInputs(positionals, io), circumstances: given };
		const charts = values.chart ?? [];
		const { manifests, rendered } = await renderCharts(inputs.manifests, charts, values.kubernetes, io);
		const beside = besideIn(manifests, { rendered, found: inputs.found });
		const result = checkAndAdvise(manifests.objects, circumstances, beside);
		io.stderr(
			twiceText(
				result.each.map(({ pod }) => pod.workload),
				manifests,
			),
		);
		const fixes = fix ? fixesOf(manifests.objects, circumstances, result.remedies) : [];
		const found = values['allow-empty'] ? allowingNone(result.findings) : result.findings;
		const report: Report = {
			findings: found.map((one) => reported(one, manifests)),
			texts: new Map([...manifests.sources.values()].map(({ file, text }) => [file, text])),
			subject: subjectOf(positionals),
			foldNotes: values.verbose !== true,
			heading: summaryText(result.gateways),
			drawing: checkDrawing(result.each),
			...(output === undefined ? { ending: fixDiffs(fixes) } : {}),
			details: {
				gateways: result.gateways,
				balancers: result.balancers.map(viewOf),
				...(fix ? { fixes: fixDetails(fixes) } : {}),
			},
		};
		// What is applied may go to standard output, and nothing else then.
		const code = await writeReport(report, settings, output === '-' ? toStderr(io) : io);
		if (output !== undefined) await writeFixes(fixes, output, io);
		countOnStderr(report, io);
		return isUnchecked(found) ? 2 : code;
	},
});

const subjectOf = ([first = '-']: readonly string[]): string => shownName(first);

const toStderr = (io: Io): Io => ({
	...io,
	stdout: io.stderr,
	styled: (_, text) => io.styled('stderr', text),
});

function countOnStderr({ findings }: Report, io: Io): void {
	const { errors, warnings, notes } = countFindings(findings);
	if (errors + warnings + notes > 0)
		io.stderr(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}\n`);
}

/** The objects of a cluster, and the version of its server unless the user names another; says what else was read. */
async function readLive(
	context: string | undefined,
	namespace: string | undefined,
	given: Circumstances,
	io: Io,
): Promise<{ readonly inputs: Inputs; readonly circumstances: Circumstances }> {
	const { lists, kubernetes } = await readCluster({ context, namespace });
	const manifests = readManifests([{ name: 'cluster', text: JSON.stringify(lists), nobodyWrote: true }]);
	io.stderr(`${liveLine(seenCluster(inventory(manifests.objects)), kubernetes)}\n`);
	return {
		inputs: { manifests },
		circumstances: { ...(kubernetes === undefined ? {} : { kubernetes }), ...given },
	};
}
