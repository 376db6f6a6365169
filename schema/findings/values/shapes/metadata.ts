// Which values become labels and annotations, and what Kubernetes takes for those.
// Source: IsQualifiedName and IsValidLabelValue in k8s.io/apimachinery/pkg/util/validation.

/** Values whose keys and texts become labels, or are compared with labels. */
export const labelPaths = [
	'proxy.labels',
	'proxy.ingress.labels',
	'inCluster.labels',
	'admin.labels',
	'serviceMonitor.labels',
	'podMonitor.labels',
	'selectorLabels',
	'extraLabels',
	'podLabels',
	'nodeSelector',
] as const;

/** By which the chart selects its pods, beside what `selectorLabels` holds: all objects and the pods have them. */
export const selectingLabels = [
	'app.kubernetes.io/name',
	'app.kubernetes.io/instance',
	'app.kubernetes.io/component',
] as const;

/** Which the chart gives to all objects, and not to the pods. */
export const objectLabels = [
	'helm.sh/chart',
	'app.kubernetes.io/version',
	'app.kubernetes.io/managed-by',
] as const;

/** Values whose keys become names of annotations. */
export const annotationPaths = [
	'proxy.annotations',
	'proxy.ingress.annotations',
	'inCluster.annotations',
	'admin.annotations',
	'deployment.serviceAccount.annotations',
	'deploymentAnnotations',
	'podAnnotations',
	'autoscaling.annotations',
] as const;

const name = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const part = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const domain = `${part}(\\.${part})*`;

export const labelKeyPattern = `^(${domain}/)?${name}$`;
/** Kubernetes reads the domain of an annotation in lower case. */
export const annotationKeyPattern = `^(${domain.replaceAll('a-z0-9', 'A-Za-z0-9')}/)?${name}$`;
export const labelValuePattern = `^(${name})?$`;
/** What the names of all objects may begin with: some are names of Services. */
export const namePattern = '^[a-z]([-a-z0-9]*[a-z0-9])?$';

/** A domain that is too long. */
export const longDomainPattern = '^[^/]{254}';
