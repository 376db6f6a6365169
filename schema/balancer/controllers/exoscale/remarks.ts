// Settings that Exoscale's controller reads in another way than their author means, or not at all.
import { unreadAnnotations, unusedAddress, unusedRanges, withoutNodePorts } from '../../cloud.ts';
import { annotationAt, portAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { checkMode, checkPort, checkUri, isRead, pool, prefix, sksCluster, sksPool } from './settings.ts';

export function remarksOf(service: Service): Remark[] {
	return [
		...unusedRanges(service),
		...unusedAddress(service),
		...withoutNodePorts(service),
		...checkRemarks(service),
		...trafficChecks(service),
		...poolRemarks(service),
		...unreadAnnotations(service, prefix, isRead),
	];
}

function checkRemarks({ annotations, object, policy }: Service): Remark[] {
	const remarks: Remark[] = [];
	const mode = annotations[checkMode] ?? 'tcp';
	const at = annotationAt(object, checkMode);
	if (policy === 'Local' && !annotations[checkPort] && mode === 'tcp')
		remarks.push({
			at,
			text: `the check is a TCP connection to kube-proxy's health check port, which every node accepts: nodes without Kong get requests too, and drop them${annotations[checkUri] ? '' : `; a check by HTTP needs ${checkUri} as well, like "/"`}`,
			instead: 'http',
			weight: 'risk',
			needlessWith: 'daemonset',
		});
	if (mode !== 'tcp' && mode !== 'http')
		remarks.push({
			at,
			text: `the controller passes ${JSON.stringify(mode)} to Exoscale unchanged, whose documentation names tcp and http`,
			instead: 'http',
			weight: 'risk',
		});
	if (mode === 'http' && !annotations[checkUri])
		remarks.push({
			at: annotationAt(object, checkUri),
			text: 'a check by HTTP needs a path, and none is given',
			instead: '/',
			weight: 'risk',
		});
	return remarks;
}

/** Checks of where requests go, which are the same for every port. */
function trafficChecks({ annotations, object, policy, ports }: Service): Remark[] {
	if (policy !== 'Cluster' || annotations[checkPort]) return [];
	const remarks: Remark[] = [];
	if (annotations[checkMode] === 'http' && ports.length > 1)
		remarks.push({
			at: annotationAt(object, checkMode),
			text: "the same check goes to every port, and plain HTTP to Kong's TLS port makes the targets unhealthy",
			instead: 'tcp',
			weight: 'risk',
		});
	for (const port of ports.filter(({ protocol }) => protocol === 'UDP'))
		remarks.push({
			at: portAt(object, port, 'protocol'),
			text: `the node port of a UDP port is checked as if it were TCP: name a TCP port of the nodes in ${checkPort}`,
			weight: 'risk',
		});
	return remarks;
}

function poolRemarks({ annotations, object }: Service): Remark[] {
	if (!annotations[sksCluster] || annotations[sksPool] || annotations[pool]) return [];
	return [
		{
			at: annotationAt(object, sksCluster),
			text: `without ${sksPool} the name of the cluster only stops the controller from looking up the instance pool`,
			weight: 'broken',
		},
	];
}
