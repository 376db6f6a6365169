// Every key of the charts of Kong is one of ours too, or gets a sentence about what to do instead: from validate, and from import.
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { kongOnlyKeys } from '../../schema/charts/kong-keys.ts';
import { isOurs, leafAt } from '../../schema/contract/paths.ts';
import { kongReasons, noSuchSetting } from '../../schema/hints/kong-keys.ts';
import { keyHint } from '../../schema/hints/unknown.ts';
import { withValue } from '../../schema/text/path.ts';
import { renderEach } from '../support/helm.ts';
import { imported } from '../support/import.ts';

/** The keys that charts/kong/values.yaml of Kong/charts e76b8003 (3.4.1) has, set or in a comment, with those that only its templates read. */
const keys = `
	deployment.kong.enabled deployment.kong.initContainers deployment.revisionHistoryLimit
	deployment.serviceAccount.create deployment.serviceAccount.automountServiceAccountToken deployment.test.enabled
	deployment.daemonset deployment.hostNetwork deployment.hostname deployment.prefixDir.sizeLimit
	deployment.tmpDir.sizeLimit env.database env.router_flavor env.nginx_worker_processes env.proxy_access_log
	env.admin_access_log env.admin_gui_access_log env.portal_api_access_log env.proxy_error_log env.admin_error_log
	env.admin_gui_error_log env.portal_api_error_log env.prefix envFrom extraLabels image.repository image.tag
	image.effectiveSemver image.pullPolicy admin.enabled admin.type admin.loadBalancerClass admin.ipFamilyPolicy
	admin.ipFamilies admin.trafficDistribution admin.annotations admin.labels admin.http.enabled
	admin.http.servicePort admin.http.containerPort admin.http.parameters admin.tls.enabled admin.tls.servicePort
	admin.tls.containerPort admin.tls.parameters admin.tls.client admin.ingress.enabled
	admin.ingress.ingressClassName admin.ingress.hostname admin.ingress.annotations admin.ingress.path
	admin.ingress.pathType status.enabled status.http.enabled status.http.containerPort status.http.parameters
	status.tls.enabled status.tls.containerPort status.tls.parameters clusterCaSecretName cluster proxy.enabled
	proxy.type proxy.loadBalancerClass proxy.ipFamilyPolicy proxy.ipFamilies proxy.trafficDistribution
	proxy.loadBalancerSourceRanges proxy.nameOverride proxy.annotations proxy.labels.enable-metrics
	proxy.http.enabled proxy.http.servicePort proxy.http.containerPort proxy.http.parameters proxy.tls.enabled
	proxy.tls.servicePort proxy.tls.containerPort proxy.tls.parameters proxy.tls.appProtocol proxy.stream
	proxy.ingress.enabled proxy.ingress.ingressClassName proxy.ingress.annotations proxy.ingress.labels
	proxy.ingress.hostname proxy.ingress.path proxy.ingress.pathType proxy.ingress.hosts udpProxy.enabled
	udpProxy.type udpProxy.loadBalancerClass udpProxy.ipFamilyPolicy udpProxy.ipFamilies udpProxy.trafficDistribution
	udpProxy.annotations udpProxy.labels udpProxy.loadBalancerIP udpProxy.stream plugins
	secretVolumes migrations dblessConfig.configMap dblessConfig.secret dblessConfig.config ingressController
	postgresql certificates.enabled certificates.renewBefore certificates.duration certificates.issuer
	certificates.clusterIssuer certificates.subject certificates.privateKey certificates.proxy.enabled
	certificates.proxy.issuer certificates.proxy.clusterIssuer certificates.proxy.commonName
	certificates.proxy.dnsNames certificates.proxy.subject certificates.proxy.privateKey certificates.admin.enabled
	certificates.admin.issuer certificates.admin.clusterIssuer certificates.admin.commonName
	certificates.admin.dnsNames certificates.admin.subject certificates.admin.privateKey certificates.manager
	certificates.portal certificates.cluster waitImage updateStrategy resources initContainerResources readinessProbe.httpGet.path
	readinessProbe.httpGet.port readinessProbe.httpGet.scheme readinessProbe.initialDelaySeconds
	readinessProbe.timeoutSeconds readinessProbe.periodSeconds readinessProbe.successThreshold
	readinessProbe.failureThreshold livenessProbe.httpGet.path livenessProbe.httpGet.port
	livenessProbe.httpGet.scheme livenessProbe.initialDelaySeconds livenessProbe.timeoutSeconds
	livenessProbe.periodSeconds livenessProbe.successThreshold livenessProbe.failureThreshold
	lifecycle.preStop.exec terminationGracePeriodSeconds tolerations nodeSelector podAnnotations podLabels
	replicaCount deploymentAnnotations autoscaling.enabled autoscaling.minReplicas autoscaling.maxReplicas
	autoscaling.annotations autoscaling.behavior autoscaling.targetCPUUtilizationPercentage autoscaling.metrics
	podDisruptionBudget.enabled podDisruptionBudget.unhealthyPodEvictionPolicy podSecurityPolicy priorityClassName
	securityContext containerSecurityContext.enabled containerSecurityContext.readOnlyRootFilesystem
	containerSecurityContext.allowPrivilegeEscalation containerSecurityContext.runAsUser
	containerSecurityContext.runAsGroup containerSecurityContext.runAsNonRoot
	containerSecurityContext.seccompProfile.type containerSecurityContext.capabilities.drop serviceMonitor.enabled
	serviceMonitor.trustCRDsExist enterprise.enabled enterprise.vitals.enabled enterprise.portal.enabled
	enterprise.rbac.enabled enterprise.rbac.admin_gui_auth enterprise.rbac.session_conf_secret
	enterprise.rbac.admin_gui_auth_conf_secret enterprise.smtp.enabled enterprise.smtp.portal_emails_from
	enterprise.smtp.portal_emails_reply_to enterprise.smtp.admin_emails_from enterprise.smtp.admin_emails_reply_to
	enterprise.smtp.smtp_admin_emails enterprise.smtp.smtp_host enterprise.smtp.smtp_port
	enterprise.smtp.smtp_auth_type enterprise.smtp.smtp_ssl enterprise.smtp.smtp_starttls enterprise.smtp.auth
	manager portal portalapi clustertelemetry extraConfigMaps extraSecrets extraObjects namespace nameOverride
	fullnameOverride customEnv affinity topologySpreadConstraints dnsPolicy dnsConfig deployment.minReadySeconds
	deployment.sidecarContainers deployment.initContainers deployment.hostAliases deployment.userDefinedVolumes
	deployment.userDefinedVolumeMounts deployment.serviceAccount.name deployment.serviceAccount.annotations
	proxy.externalTrafficPolicy proxy.externalIPs proxy.clusterIP proxy.loadBalancerIP proxy.addresses
	proxy.http.nodePort proxy.http.hostPort proxy.tls.hostPort proxy.tls.overrideServiceTargetPort plugins.configMaps plugins.secrets
	plugins.preInstalled serviceMonitor.interval serviceMonitor.namespace serviceMonitor.labels
	serviceMonitor.targetLabels serviceMonitor.honorLabels serviceMonitor.metricRelabelings
	serviceMonitor.relabelings enterprise.license_secret startupProbe lifecycle.postStart image.pullSecrets
	image.unifiedRepoTag
`;

/** Up to the first step that this chart does not have; null where it has them all, or where a map of the user's begins. */
function foreignPart(key: string): string[] | null {
	const path = key.split('.');
	const starts = path.map((_, index) => path.slice(0, index + 1));
	if (starts.some((start) => leafAt(start)?.[0].startsWith('map'))) return null;
	return starts.find((start) => !isOurs(start)) ?? null;
}

const foreign = keys
	.trim()
	.split(/\s+/)
	.flatMap((key) => {
		const part = foreignPart(key);
		return part ? [part] : [];
	});

test('those that are not ours are in the list of the schema, and no others', (t) => {
	const ofIngress = ['controller', 'gateway'];
	const names = new Set([...foreign.map((path) => path.join('.')), ...ofIngress]);
	t.deepEqual([...kongOnlyKeys].sort(), [...names].sort());
});

test('validate says of none that it is misspelt', (t) => {
	for (const key of kongOnlyKeys) t.notRegex(keyHint(key.split('.')) ?? '', /Did you mean/, key);
});

test('the page about moving names each, or a map that it is in', async (t) => {
	const page = await readFile(new URL('../../docs/moving-from-kong-kong.md', import.meta.url), 'utf8');
	const cells = page
		.split('\n')
		.flatMap((line) => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []));
	const named = cells.flatMap((cell) => {
		// After the first name of a cell, a dot stands for what the name before begins with.
		let last = '';
		return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
			last = name.startsWith('.') ? `${last.slice(0, last.lastIndexOf('.'))}${name}` : name;
			return last;
		});
	});
	for (const key of kongOnlyKeys)
		t.true(
			named.some((name) => key === name || key.startsWith(`${name}.`)),
			`${key} is not in the table`,
		);
});

test('a raw refusal of Helm points to validate', async (t) => {
	for (const key of ['ingressController', 'proxy.enabled', 'serviceMonitor.trustCRDsExist', 'status.tls']) {
		for (const { ok, stderr } of await renderEach(withValue({}, key.split('.'), { x: 'y' }) as object)) {
			t.false(ok, key);
			t.regex(stderr, /absent: kong-client-ip validate says what takes its place/, key);
		}
	}
});

test('validate has a sentence for each', (t) => {
	t.true(foreign.length > 50);
	for (const path of foreign) {
		const hint = keyHint(path) ?? '';
		t.regex(hint, /[.?]$/, path.join('.'));
		t.false(hint.includes(noSuchSetting), path.join('.'));
	}
});

test('import has a reason for each that says something', (t) => {
	for (const path of foreign) {
		const value = { enabled: true, x: 'y' };
		const { said } = imported('kong/kong', JSON.stringify(withValue({}, path, value)), {
			loadBalancer: 'aks',
		});
		t.false(
			said.some((text) => text.includes(noSuchSetting)),
			path.join('.'),
		);
	}
});

test('no reason only says that there is no such setting', (t) => {
	for (const [pattern, , why] of kongReasons) t.not(why, noSuchSetting, String(pattern));
});

test('no reason is for a key that this chart has', (t) => {
	const ours = [
		'plugins',
		'serviceMonitor.enabled',
		'customEnv',
		'envFrom',
		'extraSecrets',
		'enterprise.license_secret',
	];
	for (const name of [...ours, 'deployment.hostAliases', 'dnsPolicy', 'dnsConfig', 'networkPolicy'])
		t.true(isOurs(name.split('.')), name);
	for (const [pattern] of kongReasons)
		for (const name of ours.filter((one) => !one.startsWith('enterprise'))) t.notRegex(name, pattern);
});
