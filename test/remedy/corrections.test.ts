// What a controller refuses or passes over is corrected together with the rest, so that one round is enough: on the objects of records.

import test from 'ava';
import { check } from '../../schema/check/check.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { applyEdits } from '../../schema/remedy/edits.ts';
import { editsText } from '../../schema/remedy/words.ts';
import { recordsOf } from '../balancer/recorded.ts';
import { checkRecord } from '../check/records.ts';

/** What is advised for a record, in words, and the errors that are left once that is done. */
function advisedFor(
	controller: string,
	id: string,
): { readonly text: string; readonly errors: readonly string[] }[] {
	const record = recordsOf(controller).find((one) => one.id === id);
	if (!record) throw new Error(`${id} is no record of ${controller}`);
	const found: { text: string; errors: readonly string[] }[] = [];
	checkRecord(record, (objects: readonly KubeObject[], circumstances: Circumstances) => {
		const result = checkAndAdvise(objects, circumstances);
		for (const { edits } of [...result.remedies.values()].flat()) {
			const then = applyEdits(objects, circumstances, edits);
			const { findings } = check(then.objects, then.circumstances);
			const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
			found.push({ text: editsText(edits), errors });
		}
		return result;
	});
	return found;
}

const corrected: readonly (readonly [what: string, controller: string, id: string, says: RegExp])[] = [
	[
		'a class that is nearly right',
		'agic',
		'agic-0017',
		/kubernetes\.io\/ingress\.class: "azure\/application-gateway".*KONG_TRUSTED_IPS=/,
	],
	[
		'a class that is missing',
		'aws-load-balancer-controller',
		'awslbc-0544',
		/spec\.ingressClassName: alb.*KONG_TRUSTED_IPS=/,
	],
	[
		'nodes as targets of a Service without node ports, behind a Gateway',
		'aws-load-balancer-controller',
		'awslbc-0771',
		/^Make TargetGroupConfiguration\/kong-proxy with targetType: ip .*preserve_client_ip\.enabled=true/,
	],
	[
		'the same behind an Ingress',
		'aws-load-balancer-controller',
		'awslbc-0561',
		/target-type: "?ip"?.*KONG_TRUSTED_IPS=/,
	],
	[
		'IPv6 on a balancer of IPv4',
		'aws-load-balancer-controller',
		'awslbc-0429',
		/ip-address-type: "dualstack"/,
	],
	[
		'a Service without node ports and no pods asked for',
		'ingress-gce-ingress',
		'gceing-0049',
		/neg: '\{"ingress": true\}'/,
	],
	[
		'a bare name where JSON is read',
		'ingress-gce-ingress',
		'gceing-0092',
		/backend-config: '\{"default":"kong"\}'/,
	],
	['a single address where the API server takes ranges', 'k3s-servicelb', 'k3s-0020', /203\.0\.113\.1\/32/],
	[
		'PROXY under traffic policy Local',
		'aws-load-balancer-controller',
		'awslbc-0788',
		/externalTrafficPolicy: Cluster/,
	],
	['node ports that are not allocated', 'cloud-provider-azure', 'cpaz-0119', /allocateLoadBalancerNodePorts/],
];

for (const [what, controller, id, says] of corrected)
	test(`${what} is corrected together with the rest`, (t) => {
		const [first, ...others] = advisedFor(controller, id);
		t.regex(first?.text ?? '', says);
		for (const { text, errors } of [first, ...others].filter((one) => one !== undefined))
			t.deepEqual(errors, [], text);
	});

test('an alternative that leaves an error is not given beside one that leaves none', (t) => {
	for (const [controller, id] of [
		['digitalocean', 'do-0115'],
		['cloud-provider-azure', 'cpaz-0028'],
		['aws-load-balancer-controller', 'awslbc-0780'],
	] as const)
		t.deepEqual(
			advisedFor(controller, id).flatMap(({ errors }) => errors),
			[],
			id,
		);
});

test('a value that only the reader knows is named, and the rest of the change is complete', (t) => {
	const record = recordsOf('alibaba-nlb').find(({ id }) => id === 'alibaba-nlb-0005');
	if (!record) throw new Error('no record');
	const hints: string[] = [];
	checkRecord(record, (objects, circumstances) => {
		const result = checkAndAdvise(objects, circumstances);
		hints.push(...result.findings.flatMap(({ hint }) => hint ?? []));
		return result;
	});
	t.true(
		hints.some((hint) => hint.endsWith('Correct what controller-refuses names as well.')),
		hints.join('\n'),
	);
});
