// Recorded updates of the providers' own controllers, through the command: what its JSON says against what the controllers did.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { main } from '../../cli/main.ts';
import type { UpdateView } from '../../schema/plan/updates.ts';
import { type ControllerRecord, recordsOf, settingsOf } from '../balancer/recorded.ts';
import { unexplained } from '../balancer/unexplained.ts';
import { fakeIo } from '../support/fake-io.ts';
import { withFolder } from '../support/helm.ts';

/** Files of records, the product that stands for their controller, and how many updates there are. */
const sample: readonly (readonly [file: string, product: string, updates: number])[] = [
	['alibaba-nlb', 'alibaba-nlb', 16],
	['aws-load-balancer-controller', 'aws-nlb-ip', 70],
	['civo', 'civo', 10],
	['cloud-provider-aws', 'aws-nlb-intree', 30],
	['cloud-provider-azure', 'aks', 15],
	['cloud-provider-gcp', 'gke-passthrough', 34],
	['digitalocean', 'digitalocean-regional', 19],
	['ibm', 'ibm-vpc-alb', 17],
	['ingress-gce-ingress', 'gke-alb-external', 17],
	['oci', 'oci-nlb', 20],
	['hcloud', 'hetzner', 19],
	['ingress-gce-l4', 'gke-passthrough', 29],
	['openstack-octavia', 'openstack-octavia', 28],
	['scaleway', 'scaleway', 21],
	['stackit', 'stackit', 16],
	['vultr', 'vultr', 10],
];

const isPlain = ({ id, before }: ControllerRecord) => before !== null && unexplained[id] === undefined;

for (const [file, product, updates] of sample)
	test(`${file}: the plan says what the controller did`, async (t) => {
		const records = recordsOf(file).filter(isPlain);
		t.is(records.length, updates);
		await withFolder(async (cwd) => {
			for (const record of records) compare(t, record, await viewsOf(record, product, cwd));
		});
	});

async function viewsOf(record: ControllerRecord, product: string, cwd: string) {
	const { before, objects } = record;
	await writeFile(join(cwd, 'before.yaml'), before ?? '');
	await writeFile(join(cwd, 'after.yaml'), objects);
	const io = fakeIo({ cwd });
	const sides = ['--from', 'before.yaml', '--to', 'after.yaml'];
	const settings = Object.entries(settingsOf(record)).map(([name, value]) => `${name}=${value}`);
	const options = [
		'--load-balancer',
		product,
		'--format',
		'json',
		...settings.flatMap((one) => ['--controller-setting', one]),
	];
	const code = await main(['plan', ...sides, ...options], io);
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
