// Which products read source ranges: the catalogue says what the controllers' own code does.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import { balancerReader, decisive } from '../../schema/balancer/read.ts';
import { heedsSourceRanges } from '../../schema/balancer/source-ranges.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';

/** Of which the records of the controller's code have no fact of this name, since another annotation takes its place. */
const byAnnotation = ['cloudscale'];
/** Whose controller does not make what is in front, or reads no Service. */
const withoutWord = ['ibm-vpc-nlb'];

/** Whether the controller heeds the ranges of the chart's own Service beside these annotations; null where it makes none. */
function heeds(id: string, { controller, sourceRangesAnnotation: inIngress }: LoadBalancer, beside: object) {
	if (!controller) return null;
	const place = id === 'hetzner' ? { 'load-balancer.hetzner.cloud/location': 'nbg1' } : {};
	const annotations = { ...place, ...beside };
	const values = {
		clientIp: { loadBalancer: id, trustedIPs: ['10.0.0.0/8'] },
		proxy: {
			annotations: inIngress ? {} : annotations,
			ingress: { annotations: inIngress ? { ...annotations, [inIngress]: '203.0.113.0/24' } : {} },
			loadBalancerSourceRanges: inIngress ? [] : ['203.0.113.0/24'],
		},
	};
	const front = frontObjects(decide(mergeValues(chartDefaults, [values]), 'kong'));
	const subject = front.find(({ kind }) => kind === controller.kind);
	const reader = balancerReader(inventory(front), { controller: controller.name }, controller.settings ?? {});
	const made = subject && decisive(reader(subject))?.made;
	return made?.outcome === 'balancer' ? heedsSourceRanges(made.balancer) : null;
}

const all: readonly (readonly [string, LoadBalancer])[] = Object.entries(catalogue);

test('products that read no source ranges are those whose controller ignores them', (t) => {
	let compared = 0;
	for (const [id, entry] of all) {
		const said = heeds(id, entry, {});
		if (entry.service.type !== 'LoadBalancer' || said === null) continue;
		if (byAnnotation.includes(id) || withoutWord.includes(id)) continue;
		compared++;
		t.is(said, !entry.ignoresSourceRanges, id);
	}
	t.true(compared > 20, String(compared));
});

test('beside annotations that switch them off, controllers write no ranges', (t) => {
	for (const [id, entry] of all)
		for (const [name, pattern] of Object.entries(entry.sourceRangesOff ?? {})) {
			t.true(heeds(id, entry, {}), id);
			t.false(
				heeds(id, entry, { [name]: pattern === '.' ? 'sg-0123456789abcdef0' : 'None' }),
				`${id} ${name}`,
			);
		}
});
