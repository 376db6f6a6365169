// One answer: what `explain` says of values, what `validate` finds in them, and what `check` says of the objects that the chart makes of
// them, for every product, strategy, scheme and CDN.
import test from 'ava';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import type { Verdict } from '../../schema/check/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { definitionOf, render } from '../../schema/findings/render.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { type Decision, decide } from '../../schema/validate/decide.ts';
import { partOf, shareOf } from '../support/breadth.ts';
import { casesOf } from '../support/product-cases.ts';
import { checkObjects } from './check-text.ts';

const trusted = ['10.0.0.0/8', '130.211.0.0/22', '35.191.0.0/16', '203.0.113.10/32', '192.168.255.0/24'];
/** Ranges of CDNs, for those whose ranges do not ship. */
const ofCdn: { readonly [cdn in CdnId]?: string } = {
	akamai: '23.32.0.0/11',
	'azure-front-door': '147.243.0.0/16',
	bunny: '109.224.228.0/22',
	cloudfront: '13.32.0.0/15',
};

/** Certificates, without which TLS ends nowhere. */
const certificates: { readonly [id: string]: { readonly [annotation: string]: string } } = {
	'alibaba-clb': { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id': 'one' },
};

interface Case {
	readonly name: string;
	readonly id: string;
	readonly cdn: CdnId | null;
	/** Whether a rule elsewhere lets in the CDN only. */
	readonly closed: boolean;
	readonly values: JsonObject;
}

const products: [string, LoadBalancer][] = Object.entries(catalogue);
const cases: readonly Case[] = products.flatMap(([id, entry]) => {
	const all = casesOf(id, entry);
	const plain = all.map(({ strategy, variant, scheme, values }) =>
		caseOf([id, strategy, variant, scheme], id, values, {
			trustedIPs: strategy === 'none' ? [] : trusted,
		}),
	);
	const schemes = new Map(all.map(({ scheme, values }) => [scheme, values]));
	const behindCdn = [...schemes].flatMap(([scheme, values]) =>
		(Object.keys(cdns) as CdnId[]).flatMap((cdn) =>
			[true, false].map((cdnOnly) => {
				const trustedIPs = [...trusted, ...(ofCdn[cdn] ? [ofCdn[cdn]] : [])];
				const name = [id, scheme, cdn, cdnOnly ? 'closed' : 'open'];
				return caseOf(name, id, values, { cdn, cdnOnly, trustedIPs, strategy: 'auto' });
			}),
		),
	);
	return [...plain, ...behindCdn];
});

function caseOf(
	name: readonly string[],
	id: string,
	values: { readonly clientIp: object },
	more: { readonly cdn?: CdnId; readonly cdnOnly?: boolean; readonly [value: string]: unknown },
): Case {
	return {
		name: name.filter(Boolean).join(' '),
		id,
		cdn: more.cdn ?? null,
		closed: more.cdnOnly === true,
		values: {
			...values,
			...(certificates[id] ? { proxy: { annotations: certificates[id] } } : {}),
			clientIp: { ...values.clientIp, ...more },
		} as unknown as JsonObject,
	};
}

/** What the chart makes of the values, by the toolkit's twins of its templates, which other tests hold to those. */
function objectsOf(decision: Decision): Manifest[] {
	const labels = { app: 'kong' };
	const front = frontObjects(decision).map(({ body }) => {
		const object = body as Manifest & { spec: object };
		return object.kind === 'Service' ? { ...object, spec: { ...object.spec, selector: labels } } : object;
	});
	const { http, tls } = decision.situation.values.proxy;
	const env = Object.entries(decision.environment).map(([name, value]) =>
		typeof value === 'object' && value !== null ? { name, ...value } : { name, value: String(value) },
	);
	const { hostPorts } = decision.situation.product.service;
	const ports = [http, tls].map(({ containerPort, servicePort }) =>
		hostPorts ? { containerPort, hostPort: servicePort } : { containerPort },
	);
	const container = { name: 'proxy', image: 'kong:3.9', env, ports };
	const workload = {
		apiVersion: 'apps/v1',
		kind: decision.situation.daemonset ? 'DaemonSet' : 'Deployment',
		metadata: { name: 'kong', namespace: 'default' },
		spec: { template: { metadata: { labels }, spec: { containers: [container] } } },
	};
	return [...front, workload] as unknown as Manifest[];
}

/** Whether the client's address is preserved, and whether clients choose it, in the words of `explain` and `validate`. */
function byValues(decision: Decision, refused: readonly string[]): string {
	const story = storyOf(decision);
	const [honest, forging] = story?.journeys ?? [];
	const kept = honest?.right && story?.elsewhere.length === 0;
	const forged = forging && forging.claims !== null && forging.believed === forging.claims;
	return `${kept ? 'kept' : 'lost'} ${forged || refused.includes('cdn-open-balancer') ? 'forged' : 'safe'}`;
}

function byCheck(verdict: Verdict | undefined): string {
	const kept = verdict?.clientIpPreserved === 'yes' && verdict.trafficWorks === 'yes';
	return `${kept ? 'kept' : 'lost'} ${verdict?.spoofableBy === 'internet' ? 'forged' : 'safe'}`;
}

test('explain, validate and check agree', (t) => {
	let compared = 0;
	const differences: string[] = [];
	for (const { name, id, cdn, closed, values } of partOf(cases, 32)) {
		const { findings: found } = checkValues(mergeValues(chartDefaults, [values]), 'kong');
		const refused = found.map(({ code }) => code).filter((code) => definitionOf(code).severity === 'error');
		// What Helm refuses, but for what makes an address forgeable, has no rendering.
		if (refused.some((code) => code !== 'cdn-open-balancer')) continue;
		compared++;
		const decision = decide(values, 'kong');
		const { gateways, findings } = checkObjects(objectsOf(decision), {
			loadBalancer: id,
			...(cdn ? { cdn } : {}),
			cdnOnly: closed,
			kubernetes: '1.35.0',
			nodes: ['10.0.0.0/16'],
			balancerSubnets: ['10.0.0.0/16', ...(id.startsWith('gke') ? ['203.0.113.10'] : [])],
		});
		const [said, checked] = [byValues(decision, refused), byCheck(gateways[0]?.verdict)];
		const errors = findings.filter(({ severity }) => severity === 'error').map((one) => render(one));
		const clean = said === 'kept safe' ? errors : [];
		if (said !== checked || clean.length > 0)
			differences.push(`${name}: ${said}, check ${checked}. ${errors.join(' ')}`);
	}
	t.true(compared > shareOf(700, 32), String(compared));
	t.deepEqual(differences, []);
});

/** Trust in a network, in a subnet of it and in one address on the internet, any of which may be the balancer's. */
const unconfirmed = ['10.0.0.0/8', '10.129.0.0/23', '203.0.113.10/32'];

/** What explain and check say of an honest client; null where values are refused. */
function honestAnswers(
	id: string,
	values: JsonObject,
): readonly [explained: boolean, checked: boolean] | null {
	const { findings } = checkValues(mergeValues(chartDefaults, [values]), 'kong');
	if (findings.some(({ code }) => definitionOf(code).severity === 'error')) return null;
	const decision = decide(values, 'kong');
	const honest = storyOf(decision)?.journeys.filter(({ claims }) => claims === null) ?? [];
	const circumstances = { loadBalancer: id, kubernetes: '1.35.0' };
	const [gateway] = checkObjects(objectsOf(decision), circumstances).gateways;
	return [honest.every(({ right }) => right), gateway?.verdict.clientIpPreserved === 'yes'];
}

test('explain and check agree where nothing shows which addresses the balancer has', (t) => {
	const trusting = products.flatMap(([id, entry]) =>
		casesOf(id, entry)
			.filter(({ strategy }) => strategy !== 'none')
			.flatMap(({ values }) =>
				unconfirmed.map((one) => caseOf([id, one], id, values, { trustedIPs: [one] })),
			),
	);
	const answers = partOf(trusting, 24).map(({ name, id, values }) => ({
		name,
		answers: honestAnswers(id, values),
	}));
	const compared = answers.filter((one) => one.answers !== null);
	t.true(compared.length > shareOf(400, 24), String(compared.length));
	t.deepEqual(
		compared.filter((one) => one.answers?.[0] !== one.answers?.[1]),
		[],
	);
});
