// Keys that the source chart does not have, and that its user most likely meant otherwise.

import { chartKeys } from '../charts/defaults.ts';
import type { SourceChart } from '../charts/source-charts.ts';
import { memberOf } from '../text/members.ts';
import { nearest } from '../text/nearest.ts';
import type { ValuePath } from '../text/path.ts';
import { pathText } from '../text/path.ts';
import type { ImportFinding } from './types.ts';

/** Settings that charts take without a default of their own. */
const more: { readonly [parent: string]: readonly string[] } = {
	proxy: [
		'externalTrafficPolicy',
		'annotations',
		'loadBalancerIP',
		'loadBalancerSourceRanges',
		'loadBalancerClass',
		'labels',
		'externalIPs',
		'clusterIP',
		'nameOverride',
		'ipFamilies',
		'ipFamilyPolicy',
		'trafficDistribution',
		'stream',
		'ingress',
		'http',
		'tls',
		'type',
	],
	'controller config': [
		'use-proxy-protocol',
		'use-forwarded-headers',
		'enable-real-ip',
		'proxy-real-ip-cidr',
		'forwarded-for-header',
		'compute-full-forwarded-for',
	],
	'controller service': [
		'externalTrafficPolicy',
		'annotations',
		'loadBalancerIP',
		'loadBalancerSourceRanges',
		'loadBalancerClass',
		'labels',
		'externalIPs',
		'clusterIP',
		'nodePorts',
		'ports',
		'targetPorts',
		'type',
	],
};

/** That a key is misspelt; null where nothing near is known. The key is in the source at `path`. */
export function misspelt(chart: SourceChart, path: ValuePath): ImportFinding | null {
	const steps = path.map(String);
	const [name = ''] = steps.slice(-1);
	const parent = steps.slice(0, -1);
	const own = chart === 'kong/ingress' ? parent.slice(1) : parent;
	const known = [...chartKeys(chart, parent), ...(memberOf(more, own.join(' ')) ?? [])];
	if (known.includes(name)) return null;
	const meant = nearest(name, known);
	if (meant === undefined || Math.abs(meant.length - name.length) > 3) return null;
	const why = `The other chart has no such key. Did you mean ${meant}? Correct it and import again.`;
	return { code: 'import-left-behind', args: { path: pathText(path), why }, path };
}
