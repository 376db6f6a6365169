// Texts about Kong's settings and its workload.
import { error, type Messages, warning } from './message.ts';

export const gatewayTexts = {
	// Kong's settings.
	'env-prefixed': error(
		'env.{key}: the chart adds KONG_ itself, so this would become KONG_{upper}. Use {instead}.',
	),
	'env-name': error('env.{key} is not a name of a Kong setting. Use letters, digits and underscores.'),
	'env-misspelt': {
		...warning('env.{key} becomes {variable}, which Kong has no setting for and ignores. Write env.{meant}.'),
		toolkitOnly: true,
	},
	'env-value': {
		...warning(
			'env.{key}: {value} is no word that Kong takes there, so it would not start. Use one of {allowed}.',
		),
		toolkitOnly: true,
	},
	'env-owned': error(
		'env.{key} would fight with clientIp, which sets {variable} itself. Remove it; use {instead}.',
	),
	'env-chart': error('env.{key}: the chart needs {variable} as it sets it. Remove it; use {instead}.'),
	'env-twice': error('env.{key} and env.{other} both become {variable}. Remove one.'),
	'in-cluster-off': warning(
		'inCluster.enabled is false while the public listeners speak PROXY: callers inside the cluster are refused. Remove it.',
	),
	'tls-at-balancer': warning(
		'proxy.annotations has {annotation}, so Kong gets plain HTTP from the load balancer, but port {port} still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to {target}.',
	),
	'dbless-several': error('dblessConfig has {keys}; Kong reads one configuration. Keep one.'),
	'dbless-invalid': error('dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'),
	'dbless-format': error(
		'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
	),
	'dbless-with-role': error(
		'dblessConfig and echo give a configuration, but env.role data_plane takes it from the control plane. Remove them.',
	),
	database: error(
		'env.{key} is {value}, but this chart runs Kong without a database. Remove it; Kong with a database is run by the chart kong/kong.',
	),
	'control-plane': error(
		'env.role is control_plane, but this chart runs the data plane. Run the control plane by the chart kong/kong, and set env.role data_plane here.',
	),
	'data-plane-certificate': warning(
		'env.role data_plane needs {missing}: unless the image brings it, Kong does not start. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
	),
	'echo-config': error(
		'echo.enabled adds a route to the inline configuration, and dblessConfig names a {kind}. Use dblessConfig.config, or add the route there.',
	),
	'image-licence': warning(
		'image {image}: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
	),

	// Workload.
	'single-replica': warning(
		'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
	),
	'grace-period': warning(
		'terminationGracePeriodSeconds {grace} is shorter than drain.wait plus drain.timeout, {needed}: requests are cut. Raise it or remove it.',
	),
	'daemonset-autoscaling': error(
		'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
	),
	'autoscaling-range': error(
		'autoscaling.minReplicas {min} is more than autoscaling.maxReplicas {max}. Swap them.',
	),
	'budget-both': error(
		'podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes takes one. Remove one.',
	),
	'mesh-sidecar': warning(
		'{path} has {name}: {value}. A sidecar that captures the proxy ports makes itself the peer of Kong. Exclude them: {excludes}: "{ports}" in podAnnotations.',
	),
} as const satisfies Messages;
