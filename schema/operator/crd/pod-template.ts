// The pod template in the Operator's CRDs: of PodSpec the fields that decide what becomes of Kong; of the others only that they exist.
// https://github.com/Kong/kong-operator/blob/v2.2.3/config/crd/kong-operator/gateway-operator.konghq.com_dataplanes.yaml
import type { Schema } from './schema.ts';

const any: Schema = { is: 'any' };
const string: Schema = { is: 'string' };
const integer: Schema = { is: 'integer' };

/** Fields by name, of which nothing more is asked. */
const named = (names: string): { readonly [name: string]: Schema } =>
	Object.fromEntries(names.split(' ').map((name) => [name, any]));

const probe: Schema = {
	is: 'object',
	fields: named(
		'exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket terminationGracePeriodSeconds timeoutSeconds',
	),
};

const env: Schema = {
	is: 'object',
	fields: { name: string, value: string, valueFrom: any },
	required: ['name'],
};

const port: Schema = {
	is: 'object',
	fields: {
		containerPort: integer,
		hostIP: string,
		hostPort: integer,
		name: string,
		protocol: { is: 'string', default: 'TCP' },
	},
	required: ['containerPort'],
};

const mount: Schema = {
	is: 'object',
	fields: named('mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr'),
	required: ['mountPath', 'name'],
};

const container: Schema = {
	is: 'object',
	fields: {
		...named(
			'args command envFrom lifecycle resizePolicy resources restartPolicyRules securityContext volumeDevices',
		),
		name: string,
		image: string,
		imagePullPolicy: string,
		restartPolicy: string,
		terminationMessagePath: string,
		terminationMessagePolicy: string,
		workingDir: string,
		stdin: { is: 'boolean' },
		stdinOnce: { is: 'boolean' },
		tty: { is: 'boolean' },
		env: { is: 'list', of: env, keys: ['name'] },
		ports: { is: 'list', of: port, keys: ['containerPort', 'protocol'] },
		livenessProbe: probe,
		readinessProbe: probe,
		startupProbe: probe,
		volumeMounts: { is: 'list', of: mount, keys: ['mountPath'] },
	},
	required: ['name'],
};

const containers: Schema = { is: 'list', of: container, keys: ['name'] };
const texts: Schema = { is: 'map', of: string };

export const podTemplate: Schema = {
	is: 'object',
	fields: {
		metadata: {
			is: 'object',
			fields: { annotations: texts, labels: texts, finalizers: any, name: string, namespace: string },
		},
		spec: {
			is: 'object',
			fields: {
				...named(
					'activeDeadlineSeconds affinity automountServiceAccountToken dnsConfig dnsPolicy enableServiceLinks ephemeralContainers hostAliases hostname hostnameOverride imagePullSecrets nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates schedulingGroup securityContext serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations topologySpreadConstraints',
				),
				hostIPC: { is: 'boolean' },
				hostNetwork: { is: 'boolean' },
				hostPID: { is: 'boolean' },
				hostUsers: { is: 'boolean' },
				containers,
				initContainers: containers,
				volumes: { is: 'list', of: any, keys: ['name'] },
			},
			required: ['containers'],
		},
	},
};
