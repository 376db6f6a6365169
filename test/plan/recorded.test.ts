// Recorded updates of the providers' own controllers, through the command: what its JSON says against what the controllers did.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { UpdateView } from '../../schema/plan/updates.ts';
import { main } from '../../scripts/cli/main.ts';
import { type ControllerRecord, recordsOf, settingsOf } from '../balancer/recorded.ts';
import { unexplained } from '../balancer/unexplained.ts';
import { fakeIo } from '../support/fake-io.ts';
import { withFolder } from '../support/helm.ts';

/** Files of records, the product that stands for their controller, and how many updates need no setting that no object shows. */
const sample: readonly (readonly [file: string, product: string, updates: number])[] = [
	['alibaba-nlb', 'alibaba-nlb', 16],
	['aws-load-balancer-controller', 'aws-nlb-ip', 69],
	['civo', 'civo', 10],
	['cloud-provider-aws', 'aws-nlb-intree', 30],
	['cloud-provider-azure', 'aks', 14],
	['cloud-provider-gcp', 'gke-passthrough', 23],
	['digitalocean', 'digitalocean-regional', 19],
	['ibm', 'ibm-vpc-alb', 15],
	['ingress-gce-ingress', 'gke-alb-external', 12],
	['oci', 'oci-nlb', 20],
	['stackit', 'stackit', 16],
];

/** What the stand-ins for clouds had, and the controllers do not ask for. */
const usual = new Set(['subnets', 'acm-certificates', 'controllers']);

const isPlain = (record: ControllerRecord) =>
	record.before !== null &&
	unexplained[record.id] === undefined &&
	Object.keys(settingsOf(record)).every((name) => usual.has(name));

for (const [file, product, updates] of sample)
	test(`${file}: the plan says what the controller did`, async (t) => {
		const records = recordsOf(file).filter(isPlain);
		t.is(records.length, updates);
		await withFolder(async (cwd) => {
			for (const record of records) compare(t, record, await viewsOf(record, product, cwd));
		});
	});

async function viewsOf({ before, objects }: ControllerRecord, product: string, cwd: string) {
	await writeFile(join(cwd, 'before.yaml'), before ?? '');
	await writeFile(join(cwd, 'after.yaml'), objects);
	const io = fakeIo({ cwd });
	const sides = ['--from', 'before.yaml', '--to', 'after.yaml'];
	const code = await main(['plan', ...sides, '--load-balancer', product, '--format', 'json'], io);
	if (code === 2) throw new Error(io.said.stderr);
	return (JSON.parse(io.said.stdout) as { balancers: UpdateView[] }).balancers;
}

function compare(t: ExecutionContext, record: ControllerRecord, views: readonly UpdateView[]): void {
	const { id, controller, outcome, balancer, update } = record;
	const order = ['Gateway', 'Ingress', 'Service'];
	const rank = ({ object }: UpdateView) => order.indexOf(object.split('/')[0] ?? '');
	const [view] = views
		.filter((one) => one.controller === controller)
		.sort((one, other) => rank(one) - rank(other));
	t.is(view?.outcome, outcome, id);
	t.is(view?.update?.recreated, update?.recreated, `${id} recreated`);
	if (update?.changes.length === 0) t.deepEqual(view?.update?.changes, [], id);
	if (outcome !== 'balancer' || !balancer || !view) return;
	t.is(view.product, balancer.product, id);
	t.is(view.scheme, balancer.scheme, id);
	const ports = (of: Pick<UpdateView, 'ports'>) =>
		of.ports
			.map(
				({ port, frontend, backend, proxyProtocol, targets }) =>
					`${port} ${frontend} ${backend} ${proxyProtocol} ${targets}`,
			)
			.sort();
	t.deepEqual(ports(view), ports(balancer as Pick<UpdateView, 'ports'>), id);
}
