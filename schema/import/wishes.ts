// What of a values file its user wished for: all but what the chart has by default anyway.
import { isChartDefault } from '../charts/defaults.ts';
import type { SourceChart } from '../charts/source-charts.ts';
import { isMap } from '../text/map.ts';
import { setMember } from '../text/members.ts';
import type { Json } from './types.ts';

/** The values without those that repeat a default. What the Ingress Controller's release says is looked at as a whole. */
export function wishesOf(user: Json, chart: SourceChart): Json {
	return wishesAt(user, [], chart);
}

const whole: ReadonlySet<string> = new Set(['ingressController']);

function wishesAt(map: Json, above: readonly string[], chart: SourceChart): Json {
	const out: { [key: string]: unknown } = {};
	for (const [name, value] of Object.entries(map)) {
		const path = [...above, name];
		if (isChartDefault(chart, path, value)) continue;
		const isWhole = above.length === 0 && whole.has(name);
		const wished = isMap(value) && !isWhole ? wishesAt(value, path, chart) : value;
		// A map of defaults alone says nothing; an empty one stays as it is.
		if (isMap(wished) && isMap(value) && isBare(wished) && !isBare(value)) continue;
		setMember(out, name, wished);
	}
	if (map.enabled !== false || isBare(out)) return out;
	// Of a part that is switched off no setting has an effect; that it is off may be the chart's own default.
	return isChartDefault(chart, [...above, 'enabled'], false) ? {} : { ...out, enabled: false };
}

const isBare = (map: Json): boolean => Object.keys(map).length === 0;
