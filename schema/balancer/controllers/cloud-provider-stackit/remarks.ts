// STACKIT: what in a Service is read in another way than its author means.
import { meansOn } from '../../cloud.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { names, type Settings, withoutEffect } from './words.ts';

/** What is to say about a Service whose settings could be read. */
export function remarksOf(service: Service, settings: Settings): Remark[] {
	return [...wordRemarks(service), ...filterRemarks(service, settings), ...fieldRemarks(service)];
}

/** Names under which every word but Go's words for true is false, without an error. */
function wordRemarks({ annotations, object }: Service): Remark[] {
	const remarks = [names.oldInternal, names.oldProxy, names.ipMode].flatMap((name): Remark[] => {
		const value = annotations[name];
		if (value === undefined || parseBool(value) !== null) return [];
		const at = annotationAt(object, name);
		const text = `the controller reads ${JSON.stringify(value)} as false, without an error`;
		if (!meansOn(value)) return [{ at, text, weight: 'note' }];
		const onPath = name === names.oldProxy ? ({ onPath: true } as const) : {};
		return [{ at, text, instead: 'true', weight: 'broken', ...onPath }];
	});
	const useless = withoutEffect
		.filter((name) => annotations[name] !== undefined)
		.map(
			(name): Remark => ({
				at: annotationAt(object, name),
				text: 'only the old load balancers (yawol) read this; the controller warns of it and does nothing',
				weight: 'note',
			}),
		);
	return [...remarks, ...useless];
}

function filterRemarks({ annotations, object, ports }: Service, settings: Settings): Remark[] {
	const name = [names.filter, names.oldFilter].find((one) => annotations[one] !== undefined);
	if (name === undefined) return [];
	const at = annotationAt(object, name);
	if (!settings.proxy)
		return [
			{ at, text: `the list has no effect while ${names.proxy} is not true`, weight: 'broken', onPath: true },
		];
	if (settings.filter?.length === 0)
		return [{ at, text: 'an empty list switches PROXY off on every port', weight: 'broken', onPath: true }];
	return (settings.filter ?? [])
		.filter((number) => !ports.some(({ port }) => port === number))
		.map((number) => ({
			at,
			text: `${number} is no port of the Service; the list names the Service's ports, not those of pods or nodes`,
			weight: 'broken',
		}));
}

function fieldRemarks(service: Service): Remark[] {
	const { annotations, object } = service;
	const remarks: Remark[] = [];
	if (service.policy === 'Local')
		remarks.push({
			at: fieldAt(object, 'spec', 'externalTrafficPolicy'),
			text: 'the controller does not support traffic policy Local: it makes no health check, so nodes without Kong get requests too, and drop them',
			instead: 'Cluster',
			weight: 'risk',
			needlessWith: 'daemonset',
		});
	if (service.sessionAffinity === 'ClientIP')
		remarks.push({
			at: fieldAt(object, 'spec', 'sessionAffinity'),
			text: `the balancer ignores it; use ${names.persistence}`,
			weight: 'note',
		});
	if (service.loadBalancerIP !== undefined)
		remarks.push({
			at: fieldAt(object, 'spec', 'loadBalancerIP'),
			text: `the controller does not read it; it has ${names.address}`,
			weight: 'note',
		});
	const ranges = annotations[names.oldRanges];
	if (ranges !== undefined && service.sourceRanges.length > 0)
		remarks.push({
			at: annotationAt(object, names.oldRanges),
			text: 'spec.loadBalancerSourceRanges takes its place',
			weight: 'note',
		});
	else if (ranges?.split(',').some((range) => range !== range.trim() || range === ''))
		remarks.push({
			at: annotationAt(object, names.oldRanges),
			text: 'ranges are passed on with their blanks, and empty ones too',
			weight: 'risk',
		});
	return remarks;
}
