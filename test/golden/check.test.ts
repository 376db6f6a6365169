// What `check` says, word for word, of objects that were recorded because it had erred on them: `npm run golden` rewrites check.txt beside
// this file. A person reads what changes there against the records and the reviews that chose them.
import { readFile, writeFile } from 'node:fs/promises';
import test from 'ava';
import { renderWithHint } from '../../schema/findings/render.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { recordsOf } from '../balancer/recorded.ts';
import { checkRecord } from '../check/records.ts';

const chosen: { readonly [file: string]: string } = {
	'aws-load-balancer-controller':
		'awslbc-0147 awslbc-0166 awslbc-0243 awslbc-0262 awslbc-0276 awslbc-0371 awslbc-0551 awslbc-0575 awslbc-0616 awslbc-0771 awslbc-0776 awslbc-0789 awslbc-0803 awslbc-0368',
	'cloud-provider-aws': 'awsccm-0063 awsccm-0168 awsccm-0169 awsccm-0198 awsccm-0337',
	'cloud-provider-azure': 'cpaz-0011 cpaz-0035 cpaz-0100 cpaz-0107',
	'cloud-provider-gcp': 'cpgcp-0038',
	'ingress-gce-ingress': 'gceing-0025 gceing-0092 gceing-0110 gceing-0002',
	'alibaba-clb': 'alibaba-clb-0009 alibaba-clb-0052 alibaba-clb-0067 alibaba-clb-0074',
	'alibaba-nlb': 'alibaba-nlb-0001 alibaba-nlb-0047',
	civo: 'civo-0039',
	digitalocean: 'do-0012 do-0129',
	exoscale: 'exo-0004',
	hcloud: 'hcloud-0001 hcloud-0051 hcloud-0070',
	linode: 'linode-0063 linode-0072 linode-0084',
	oci: 'oci-0098 oci-0099 oci-0126',
	'openstack-octavia': 'octavia-0086 octavia-0114',
	scaleway: 'scw-0063',
	stackit: 'stackit-0044 stackit-0049 stackit-0062 stackit-0084',
	upcloud: 'upcloud-0004',
	vultr: 'vultr-0064 vultr-0067',
};

const file = new URL('check.txt', import.meta.url);
const rewrite = process.argv.includes('--rewrite');

test('what check says of recorded objects is what check.txt has', async (t) => {
	const sections = Object.entries(chosen).flatMap(([name, ids]) =>
		recordsOf(name)
			.filter(({ id }) => ids.split(' ').includes(id))
			.map((record) => {
				const { gateways, findings } = checkRecord(record, checkAndAdvise);
				const verdict = gateways[0]?.verdict;
				return [
					`${record.id}: ${record.note}`,
					`  the controller's outcome: ${record.outcome}`,
					`  verdict: address ${verdict?.clientIpPreserved}, traffic ${verdict?.trafficWorks}, forgeable by ${verdict?.spoofableBy}`,
					...findings.map(
						(finding) =>
							`  ${finding.severity} ${finding.code} at ${finding.place?.shown ?? 'no place'}: ${renderWithHint(finding)}`,
					),
				].join('\n');
			}),
	);
	const text = `${sections.join('\n\n')}\n`;
	t.is(
		sections.length,
		Object.values(chosen).join(' ').split(' ').length,
		'every record that is chosen is there',
	);
	if (rewrite) await writeFile(file, text);
	t.is(text, await readFile(file, 'utf8'), 'npm run golden rewrites check.txt; read what changed');
});
