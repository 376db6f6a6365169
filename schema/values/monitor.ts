// Objects of the Prometheus Operator, which scrape Kong's status port.
import type { Open, StringMap } from './kubernetes.ts';

/** A ServiceMonitor or PodMonitor. Kong fills /metrics if its plugin prometheus is on. */
export interface Monitor {
	/**
	 * Whether it exists. The cluster needs the definitions of the Prometheus Operator.
	 * @default false
	 */
	enabled: boolean;
	/**
	 * Time between two scrapes. Unset leaves it to Prometheus.
	 * @pattern ^(0|([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$
	 * @form It must be a time such as 30s or 1m.
	 * @default null
	 */
	interval: string | null;
	/**
	 * Namespace of the object. Unset means that of the release.
	 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$
	 * @form It must be lower-case letters, digits and dashes, with a letter or digit on both ends.
	 * @default null
	 */
	namespace: string | null;
	/**
	 * Labels of the object, by which Prometheus selects it.
	 * @default {}
	 */
	labels: StringMap;
	/**
	 * Whether labels of the metrics win over those of the target.
	 * @default false
	 */
	honorLabels: boolean;
	/**
	 * Relabelings of metrics.
	 * @default []
	 */
	metricRelabelings: Open[];
	/**
	 * Relabelings of targets.
	 * @default []
	 */
	relabelings: Open[];
	/**
	 * Labels of the Service, or of the pods, that the metrics get.
	 * @default []
	 */
	targetLabels: string[];
}
