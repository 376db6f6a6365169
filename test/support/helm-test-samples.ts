// Values files for which the objects of `helm test` are rendered.
const trustedIPs = ['10.0.0.0/8'];
const dataPlane = {
	env: {
		role: 'data_plane',
		cluster_control_plane: 'cp.example:8005',
		cluster_cert: '/etc/secrets/cluster/tls.crt',
		cluster_cert_key: '/etc/secrets/cluster/tls.key',
		konnect_mode: true,
		untrusted_lua: 'off',
		plugins: 'rate-limiting',
		log_level: 'debug',
		license_data: { valueFrom: { secretKeyRef: { name: 'licence', key: 'licence' } } },
	},
	secretVolumes: ['cluster'],
};

export const samples: { readonly [name: string]: object } = {
	'the defaults': {},
	proxyProtocol: { clientIp: { strategy: 'proxyProtocol', trustedIPs } },
	httpHeaders: { clientIp: { strategy: 'httpHeaders', trustedIPs } },
	none: { clientIp: { strategy: 'none' } },
	'both families': {
		clientIp: { strategy: 'proxyProtocol', trustedIPs: [...trustedIPs, 'fd00::/8'] },
		proxy: { ipFamilies: ['IPv4', 'IPv6'] },
	},
	'only TLS': {
		clientIp: { strategy: 'proxyProtocol', trustedIPs },
		proxy: { http: { enabled: false } },
	},
	'a data plane': { clientIp: { strategy: 'httpHeaders', trustedIPs }, ...dataPlane },
	'a long name, labels and pull secrets': {
		fullnameOverride: 'k'.repeat(48),
		extraLabels: { 'app.kubernetes.io/component': 'edge', team: 'net' },
		podLabels: { tier: 'edge' },
		image: { pullSecrets: ['registry'] },
		nodeSelector: { pool: 'edge' },
		tolerations: [{ operator: 'Exists' }],
	},
};
