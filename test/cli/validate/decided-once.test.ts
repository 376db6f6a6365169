// How often one values file is decided, and that reading its places later changes nothing.
import test from 'ava';
import fc from 'fast-check';
import { checkAlone } from '../../../cli/validate/alone.ts';
import { embeddedValues } from '../../../readers/values/embedded.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import { decide } from '../../../schema/validate/decide.ts';
import { shareOf } from '../../support/breadth.ts';
import { valuesArbitrary } from '../../support/values-arbitrary.ts';

/** The strategies with which a file is decided, in order; `open` for the file as it is, where it leaves that to others. */
function decided(text: string): string[] {
	const seen: string[] = [];
	const decideFor: typeof decide = (values, release) => {
		const { clientIp } = values as { clientIp: { strategy?: string; cdn?: string } };
		seen.push(clientIp.strategy ?? clientIp.cdn ?? 'open');
		return decide(values, release);
	};
	checkAlone(readYaml(text, 'values.yaml'), { decideFor });
	return seen;
}

for (const [what, text, strategies] of [
	[
		'a clean file',
		'clientIp: { loadBalancer: aks, strategy: externalTrafficPolicy }\n',
		['externalTrafficPolicy'],
	],
	['a misspelt key', 'clientIp: { loadBalancer: aks, stratgy: auto }\n', ['open']],
	[
		'a wrong file with a strategy',
		'clientIp: { loadBalancer: gke-passthrough, strategy: proxyProtocol }\n',
		['proxyProtocol'],
	],
	[
		'a file that is wrong with every strategy, which it leaves to others',
		'clientIp: { loadBalancer: aws-nlb-ip }\nproxy: { annotations: { service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance } }\n',
		['open', 'externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none', 'cloudflare'],
	],
] as const) {
	test(`decided once: ${what}`, (t) => t.deepEqual(decided(text), [...strategies]));
}

/** Block style, as users write it; one line each for what is no map. */
function write(value: unknown, indent = ''): string {
	return Object.entries(value as object)
		.map(([key, member]) =>
			typeof member === 'object' &&
			member !== null &&
			!Array.isArray(member) &&
			Object.keys(member).length > 0
				? `${indent}${key}:\n${write(member, `${indent}  `)}`
				: `${indent}${key}: ${Array.isArray(member) ? `[${member.map(String).join(', ')}]` : JSON.stringify(member)}\n`,
		)
		.join('');
}

test('random files: the same whether the places are read first or later', (t) => {
	const outcomes = { clean: 0, skipped: 0, wrong: 0 };
	// Enough that each outcome comes up often.
	for (const values of fc.sample(valuesArbitrary, { numRuns: shareOf(700, 20), seed: 9 })) {
		const { clientIp, ...others } = values;
		for (const part of [{ clientIp }, others, values]) {
			const text = write(part);
			const [file] = embeddedValues(Buffer.from(text), 'values.yaml', []);
			if (!file) throw new Error(text);
			const alone = checkAlone(file);
			outcomes[alone.skipped ? 'skipped' : alone.findings.length > 0 ? 'wrong' : 'clean']++;
			t.deepEqual(alone, checkAlone(readYaml(text, 'values.yaml')), text);
		}
	}
	t.true(Math.min(...Object.values(outcomes)) > shareOf(20, 20), JSON.stringify(outcomes));
});
