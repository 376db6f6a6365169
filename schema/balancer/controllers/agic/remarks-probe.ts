// Health checks of the controller that will not do what their author means, or that a proxy does not pass.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import { annotationAt } from '../../service.ts';
import type { Remark } from '../../types.ts';
import type { Backend } from './backend.ts';
import { portOf } from './probe.ts';
import { annotation, backendProtocol } from './settings.ts';

export function remarksOnProbe(object: KubeObject, backends: readonly Backend[]): readonly Remark[] {
	const annotations = annotationsOf(object);
	const word = annotations[annotation.probePort];
	const port = portOf(object);
	const remarks: Remark[] = [];
	const ofPods = backends.some(({ check }) => typeof check === 'object' && check.port !== null);
	if (word !== undefined && port === null)
		remarks.push({
			at: annotationAt(object, annotation.probePort),
			text: `${JSON.stringify(word)} is no port number from 1 to 65535 and is ignored: the health check goes to ${ofPods ? "the port of the pods' own check" : 'the port of the traffic'}`,
			weight: 'risk',
		});
	if (annotations[annotation.probePath] && port === null && !ofPods && word === undefined)
		remarks.push({
			at: annotationAt(object, annotation.probePath),
			text: `without ${annotation.probePort} this path is checked on the port of the traffic, unless the pods' own check names another port`,
			weight: 'risk',
		});
	const plain = backends.find(
		({ check }) => typeof check === 'object' && check.protocol === 'http' && check.port !== null,
	);
	if (backendProtocol(object) === 'https' && (port !== null || plain))
		remarks.push({
			at: annotationAt(object, annotation.backendProtocol),
			text: `it decides the protocol of the health check too: ${port === null ? "the port of the pods' own check" : `port ${port}`} is checked by TLS, and a port that speaks plain HTTP counts as unhealthy`,
			weight: 'risk',
		});
	const codes = (annotations[annotation.probeCodes] ?? '').split(',').map((code) => code.trim());
	const wrong = codes.find((code) => code !== '' && !/^[1-5][0-9]{2}(-[1-5][0-9]{2})?$/.test(code));
	if (wrong !== undefined)
		remarks.push({
			at: annotationAt(object, annotation.probeCodes),
			text: `${JSON.stringify(wrong)} is neither a status code nor a range such as 200-399, and the controller passes it to the gateway unchanged`,
			instead: '200-399',
			weight: 'risk',
		});
	return remarks;
}
