// The one number by which Kong's charts scaled before Kubernetes had autoscaling/v2.

import { pathText } from '../../text/path.ts';
import type { Reader } from '../reader.ts';
import type { ImportFinding } from '../types.ts';

export const shareOfCpuPath = ['autoscaling', 'targetCPUUtilizationPercentage'] as const;

/** The default of both charts. */
const usual = 80;

/** As a metric, which is all that this chart has. */
export function shareOfCpu(reader: Reader): readonly object[] | null {
	const averageUtilization = Number(reader.peek(...shareOfCpuPath) ?? Number.NaN);
	if (!Number.isInteger(averageUtilization) || averageUtilization < 1) return null;
	reader.skip(...shareOfCpuPath);
	if (averageUtilization === usual) return null;
	return [
		{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } },
	];
}

/**
 * On clusters with autoscaling/v2, which are all on which this chart runs, the chart renders the metrics of its own values instead.
 * https://github.com/Kong/charts/blob/main/charts/kong/templates/hpa.yaml, since 2.14.0
 */
export function shareOfCpuUnused(reader: Reader): ImportFinding[] {
	if (reader.peek('autoscaling', 'enabled') !== true || reader.peek('autoscaling', 'metrics') !== undefined)
		return [];
	const target = shareOfCpu(reader) && reader.peek(...shareOfCpuPath);
	if (!target) return [];
	const path = reader.at(...shareOfCpuPath);
	return [{ code: 'import-cpu-target', args: { path: pathText(path), target: String(target) }, path }];
}
