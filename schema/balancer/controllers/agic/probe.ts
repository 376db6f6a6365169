// The health check of a backend: the controller's defaults, the pods' own check over them, and annotations over both.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import { annotationAt } from '../../service.ts';
import type { HealthCheck, Where } from '../../types.ts';
import type { Backend } from './backend.ts';
import { annotation, backendProtocol, numberIn, type Setup } from './settings.ts';

/**
 * The check of a backend.
 * @param path of the Ingress that leads there; null for the default backend, which has the controller's default check.
 */
export function probeOf(
	object: KubeObject,
	backend: Backend,
	path: string | null,
	setup: Setup,
): { readonly check: HealthCheck; readonly at?: Where } {
	const said = backendProtocol(object);
	if (backend.service === null || path === null)
		return { check: { protocol: said ?? 'http', port: 'traffic', path: '/' } };
	const { check } = backend;
	const ofPods = typeof check === 'string' ? null : check;
	const annotations = annotationsOf(object);
	const port = portOf(object) ?? ofPods?.port ?? null;
	const asked =
		annotations[annotation.probePath] ||
		ofPods?.path ||
		(annotations[annotation.backendPath] ?? (path || '/'));
	const decided = [annotation.probePort, annotation.probePath, annotation.backendProtocol].find(
		(name) => annotations[name] !== undefined,
	);
	return {
		check: {
			protocol: said ?? ofPods?.protocol ?? (isTls(backend) ? 'https' : 'http'),
			port: port === null || setup.generation === 1 ? 'traffic' : String(port),
			path: asked.replace(/(?<!\*)\*+$/, ''),
		},
		...(decided ? { at: annotationAt(object, decided) } : {}),
	};
}

/** The port that the annotation names, where the controller takes it. */
export function portOf(object: KubeObject): number | null {
	const port = numberIn(object, annotation.probePort);
	return port !== null && port > 0 && port < 65536 ? port : null;
}

/**
 * Port 443 is asked by TLS. The check of the pods decides before that, so where no pod is known, only a port of pods that is 443 itself
 * counts: nearly all pods have a check, and most of those are plain.
 */
function isTls({ ref, port, check }: Backend): boolean {
	return port === 443 || (check === 'none' && String(ref.port) === '443');
}
