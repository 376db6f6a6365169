// A values file for each code, with the whole text that a user gets.

export interface Sample {
	readonly values: object;
	/** Every text of this code, in order. */
	readonly texts: readonly string[];
}

export const samples: { readonly [code: string]: Sample } = {
	'value-shape': {
		values: { proxy: { labels: 'edge' } },
		texts: ['proxy.labels must be a map of strings. Correct it, or remove it for the default.'],
	},
	'value-unknown': {
		values: { clientIp: { scheme: 'public' } },
		texts: ['clientIp.scheme: "public" is not known. Use one of internet-facing, internal.'],
	},
	'key-unknown': {
		values: { clientIp: { httpHeaders: { nmae: 'X-Real-IP' } } },
		texts: ['clientIp.httpHeaders.nmae is not a value of this chart. Remove it or correct its name.'],
	},
	'strategy-refused': {
		values: {
			clientIp: { loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
		texts: [
			'clientIp.strategy proxyProtocol cannot work with gke-passthrough: GKE pass-through load balancers have no PROXY protocol: they forward packets unchanged, and Kong would refuse every connection. Instead, use strategy externalTrafficPolicy, which needs no trustedIPs.',
		],
	},
	'strategy-none': {
		values: { clientIp: { strategy: 'none' } },
		texts: [
			'clientIp.strategy none preserves nothing: Kong sees a node or the load balancer. Choose a strategy, or auto.',
		],
	},
	'scheme-unsupported': {
		values: {
			clientIp: { loadBalancer: 'gke-alb-external', scheme: 'internal', trustedIPs: ['10.0.0.0/8'] },
		},
		texts: ['clientIp.scheme internal: gke-alb-external has no such choice. Remove clientIp.scheme.'],
	},
	'hostname-unsupported': {
		values: { clientIp: { hostname: 'kong.example.com' } },
		texts: ['clientIp.hostname: generic takes no host name. Remove clientIp.hostname.'],
	},
	'proxy-version-unsupported': {
		values: {
			clientIp: { loadBalancer: 'aws-clb-tcp', proxyProtocol: { version: 2 }, trustedIPs: ['10.0.0.0/8'] },
		},
		texts: [
			'clientIp.proxyProtocol.version 2: aws-clb-tcp sends version 1. Remove clientIp.proxyProtocol.version.',
		],
	},
	'setting-missing': {
		values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' } },
		texts: [
			'yandex with clientIp.scheme internal needs yandex.cloud/subnet-id in proxy.annotations: an internal balancer takes its address from that subnet. Set that.',
		],
	},
	'setting-wanted': {
		values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } },
		texts: [
			'hetzner needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone in proxy.annotations: the controller must know where to make the balancer. Set that, unless the controller has a default (HCLOUD_LOAD_BALANCERS_LOCATION or HCLOUD_LOAD_BALANCERS_NETWORK_ZONE).',
		],
	},
	'taken-over': {
		values: { clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] } },
		texts: [
			'Where the AWS Load Balancer Controller runs with its Service webhook, as it does unless told otherwise, a new Service does not become aws-clb-http but an NLB of that controller, internal unless the annotation aws-load-balancer-scheme says otherwise, and without X-Forwarded-For, so that Kong believes what clients write there. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
		],
	},
	'controller-refuses': {
		values: { clientIp: { loadBalancer: 'aws-nlb-intree' }, proxy: { sessionAffinity: 'ClientIP' } },
		texts: [
			'cloud-provider-aws makes no load balancer of these values, and changes none: the controller refuses sessionAffinity ClientIP. Correct that.',
		],
	},
	'controller-needs': {
		values: { clientIp: { loadBalancer: 'scaleway', scheme: 'internal', trustedIPs: ['10.0.0.0/16'] } },
		texts: [
			"scaleway-cloud-controller-manager makes no load balancer of this without PN_ID in the controller's settings: a private balancer needs a private network in the controller. Make sure that it is there.",
		],
	},
	'controller-unfit': {
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
			proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/backend-protocol': 'HTTPS' } } },
		},
		texts: [
			'On aws-alb-ip aws-load-balancer-controller makes of these values a balancer that speaks TLS to the plain port of Kong for port 80: clientIp.strategy httpHeaders cannot work so. Remove the setting that makes it do so.',
		],
	},
	'controller-misreads': {
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerSourceRanges: ['198.51.100.7/24'] } },
		texts: [
			'On aks "198.51.100.7/24" is no address range: the provider then denies everybody who is on no other list, and says so nowhere. Write 198.51.100.0/24.',
		],
	},
	'controller-reads': {
		values: {
			clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
			proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
		},
		texts: [
			'On gke-passthrough-backend-service no range is of IPv4, so the firewall lets everybody in over IPv4. Write a range of IPv4 beside the others.',
		],
	},
	'cdn-strategy': {
		values: { clientIp: { cdn: 'cloudflare', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } },
		texts: [
			'clientIp.cdn cloudflare speaks for the client in a header, so clientIp.strategy proxyProtocol cannot work. Use auto or httpHeaders.',
		],
	},
	'cdn-open-balancer': {
		values: { clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] } },
		texts: [
			'clientIp.cdn cloudflare behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
		],
	},
	'cdn-setting-unused': {
		values: { clientIp: { cdnRanges: 'own', cdnOnly: true } },
		texts: [
			'clientIp.cdnRanges does nothing without clientIp.cdn. Remove it.',
			'clientIp.cdnOnly does nothing without clientIp.cdn. Remove it.',
		],
	},
	'cdn-ranges-stale': {
		values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' } },
		texts: [
			'The shipped ranges of cloudflare were read 181 days ago, on 2025-12-01: clients that come through newer ones keep the address of the CDN. Update the chart, or add the new ones to clientIp.trustedIPs. To find them: https://www.cloudflare.com/ips',
		],
	},
	'method-caveat': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-intree', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
		texts: [
			'aws-nlb-intree with strategy proxyProtocol: PROXY on an in-tree NLB needs cloud-provider-aws 1.32.6, 1.33.3, 1.34.0 (not 1.34.1), 1.35.0 or later; older ones ignore the annotation and Kong then refuses every request.',
		],
	},
	'cdn-caveat': {
		values: { clientIp: { cdn: 'fastly', trustedIPs: ['10.0.0.0/8'] } },
		texts: [
			'clientIp.cdn fastly: Fastly passes on a Fastly-Client-IP that the client sent, unless your VCL overwrites it: set req.http.Fastly-Client-IP from client.ip.',
		],
	},
	'setting-unused': {
		values: { clientIp: { trustedIPs: ['10.0.0.0/8'] } },
		texts: ['clientIp.trustedIPs does nothing with strategy externalTrafficPolicy. Remove it.'],
	},
	'trusted-ips-missing': {
		values: { clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' } },
		texts: [
			"clientIp.trustedIPs is empty, but Kong believes strategy proxyProtocol from trusted peers only. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
		],
	},
	'trusted-ips-lack': {
		values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23'] } },
		texts: [
			"clientIp.trustedIPs lacks the balancer's own address (the forwarding rule's, as /32), which stands behind the client in X-Forwarded-For: Kong would take it for the client. Add it.",
		],
	},
	'trusted-ip-invalid': {
		values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', 'fe80::1%eth0'] } },
		texts: [
			'clientIp.trustedIPs[1]: "fe80::1%eth0" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
		],
	},
	'trust-everyone-forgeable': {
		values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0', '::/0'] } },
		texts: [
			'clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: with recursion, Kong would believe the leftmost entry of X-Forwarded-For, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
		],
	},
	'trust-everyone': {
		values: {
			clientIp: {
				loadBalancer: 'aws-nlb-instance',
				strategy: 'proxyProtocol',
				trustedIPs: ['0.0.0.0/0', '::/0'],
			},
		},
		texts: [
			"clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: anyone who reaches Kong without the load balancer can forge an address. List the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong) only. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the nodes' subnets)",
		],
	},
	'family-untrusted': {
		values: {
			clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			proxy: { ipFamilies: ['IPv4', 'IPv6'] },
		},
		texts: [
			'proxy.ipFamilies has IPv6, but clientIp.trustedIPs has no IPv6 range: clients that come that way keep the address of the proxy. Add one.',
		],
	},
	'header-name': {
		values: {
			clientIp: {
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/8'],
				httpHeaders: { name: 'Proxy-Protocol' },
			},
		},
		texts: [
			'clientIp.httpHeaders.name Proxy-Protocol cannot carry the address: it is no header, and Kong would believe a request header of that name. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
		],
	},
	'header-case': {
		values: {
			clientIp: {
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/8'],
				httpHeaders: { name: 'x-forwarded-for' },
			},
		},
		texts: [
			'clientIp.httpHeaders.name x-forwarded-for: nginx reads only the first line of a header in this spelling. Write X-Forwarded-For.',
		],
	},
	'header-foreign': {
		values: {
			clientIp: {
				loadBalancer: 'aws-alb-ip',
				trustedIPs: ['10.0.0.0/16'],
				httpHeaders: { name: 'X-Real-IP' },
			},
		},
		texts: [
			'aws-alb-ip writes the client into X-Forwarded-For, not into X-Real-IP: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes X-Real-IP, let only that reach the balancer and set clientIp.cdnOnly.',
		],
	},
	'recursion-needed': {
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				httpHeaders: { recursive: false },
				trustedIPs: ['10.0.0.0/8'],
			},
		},
		texts: [
			"clientIp.httpHeaders.recursive false cannot work with gke-alb-external: the balancer appends the client and then its own address, so without recursion Kong takes the balancer's. Remove it, or set it to true.",
		],
	},
	'local-on-cluster-ip': {
		values: { proxy: { type: 'ClusterIP' } },
		texts: [
			'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and proxy.type is ClusterIP. Remove proxy.type, or choose another strategy.',
		],
	},
	'local-breaks-health-check': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			proxy: { externalTrafficPolicy: 'Local' },
		},
		texts: [
			'proxy.externalTrafficPolicy Local with strategy proxyProtocol on aws-nlb-instance: the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port and service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp in proxy.annotations.',
		],
	},
	'traffic-policy-conflict': {
		values: { proxy: { externalTrafficPolicy: 'Cluster' } },
		texts: [
			'proxy.externalTrafficPolicy Cluster breaks clientIp.strategy externalTrafficPolicy, which needs Local on generic. Remove it, or choose another strategy.',
		],
	},
	'local-no-effect': {
		values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { externalTrafficPolicy: 'Local' } },
		texts: [
			'proxy.externalTrafficPolicy Local does nothing for aws-nlb-ip: the NLB sends straight to pods; the target group attribute preserve_client_ip keeps the address. Remove proxy.externalTrafficPolicy.',
		],
	},
	'service-type': {
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { type: 'NodePort' } },
		texts: ['proxy.type NodePort does not fit aks, which needs LoadBalancer. Remove proxy.type.'],
	},
	'load-balancer-class': {
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerClass: 'azure' } },
		texts: [
			'proxy.loadBalancerClass azure: the controller of aks ignores a Service with this class. Remove it.',
		],
	},
	'annotation-conflict': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-type: nlb, but aws-nlb-instance with strategy externalTrafficPolicy needs external. Remove it.',
		],
	},
	'scheme-conflict': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance', scheme: 'internal' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, but clientIp.scheme internal means internal. Remove one of the two.',
		],
	},
	'cdn-header': {
		values: {
			clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnOnly: true, httpHeaders: { name: 'X-Real-IP' } },
		},
		texts: [
			'clientIp.httpHeaders.name X-Real-IP: cloudflare writes the client into CF-Connecting-IP, and may hand other headers over as clients sent them. Remove clientIp.httpHeaders.name, unless you made the CDN write that header.',
		],
	},
	'annotation-foreign': {
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
					'service.beta.kubernetes.io/azure-load-balancer-ipv4': '192.0.2.1',
					'external-dns.alpha.kubernetes.io/hostname': 'gw.example.com',
				},
			},
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-type, which is for load balancers of AWS: aks does not read it. Remove it, or correct clientIp.loadBalancer.',
		],
	},
	'annotation-misspelt': {
		values: {
			clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/8'] },
			proxy: {
				annotations: {
					'load-balancer.hetzner.cloud/use-private-ips': 'true',
					'load-balancer.hetzner.cloud/location': 'fsn1',
					'load-balancer.hetzner.cloud/team': 'gateway',
					'external-dns.alpha.kubernetes.io/hostname': 'gw.example.com',
				},
			},
		},
		texts: [
			'proxy.annotations has load-balancer.hetzner.cloud/use-private-ips, which hcloud-cloud-controller-manager does not read, so it has no effect. Write load-balancer.hetzner.cloud/use-private-ip, or remove it.',
		],
	},
	'ingress-beside': {
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { ingress: { enabled: true } } },
		texts: [
			'proxy.ingress.enabled on aks: requests through the Ingress come from its proxy, and under clientIp.strategy externalTrafficPolicy Kong takes that proxy for the client. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
		],
	},
	'proxy-unexpected': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: *: aws-nlb-instance then sends PROXY headers, which Kong takes for broken requests under clientIp.strategy externalTrafficPolicy. Remove it, or choose clientIp.strategy proxyProtocol.',
		],
	},
	'http-unexpected': {
		values: {
			clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/8'] },
			proxy: { annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' } },
		},
		texts: [
			'proxy.annotations has loadbalancer.openstack.org/x-forwarded-for: true: openstack-octavia then speaks HTTP for the clients and hides their addresses, which clientIp.strategy proxyProtocol cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
		],
	},
	'annotation-risky': {
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/port_80_health-probe_port': '8100' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/port_80_health-probe_port: 8100 on aks: it replaces the health check node port, so nodes without a pod stay in the balancer and drop requests. Remove it.',
		],
	},
	'annotation-breaks': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-intree' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: * on aws-nlb-intree: its controller does not read this annotation, so no PROXY header comes; strategy proxyProtocol sets what it reads. Remove it.',
		],
	},
	'ingress-class': {
		values: {
			clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['10.0.0.0/8'] },
			proxy: { ingress: { ingressClassName: 'gce' } },
		},
		texts: [
			'proxy.ingress.ingressClassName gce on gke-alb-external: the controller reads the annotation kubernetes.io/ingress.class only and ignores an Ingress with a class in its spec. Remove proxy.ingress.ingressClassName.',
		],
	},
	'hostname-missing': {
		values: {
			clientIp: {
				loadBalancer: 'digitalocean-regional',
				strategy: 'proxyProtocol',
				trustedIPs: ['10.0.0.0/8'],
			},
		},
		texts: [
			'digitalocean-regional with PROXY: callers inside the cluster that use its address skip it, send no header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
		],
	},
	'app-protocol': {
		values: {
			clientIp: { loadBalancer: 'aks', strategy: 'none' },
			proxy: { externalTrafficPolicy: 'Cluster', http: { appProtocol: 'http' } },
		},
		texts: [
			'proxy.http.appProtocol http on aks: Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, and takes the backend down. Remove it.',
		],
	},
	'health-check-node-port': {
		values: {
			clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			proxy: { healthCheckNodePort: 32000 },
		},
		texts: [
			'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
		],
	},
	'ip-families': {
		values: { proxy: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] } },
		texts: ['proxy.ipFamilyPolicy SingleStack allows one of proxy.ipFamilies, not two. Change one of them.'],
	},
	'source-range-invalid': {
		values: { proxy: { loadBalancerSourceRanges: ['203.0.113.0/24', '203.0.113.7', 'office.example.com'] } },
		texts: [
			'proxy.loadBalancerSourceRanges[1]: "203.0.113.7" is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
			'proxy.loadBalancerSourceRanges[2]: "office.example.com" is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
		],
	},
	'load-balancer-only': {
		values: {
			clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
			proxy: { type: 'NodePort', loadBalancerIP: '192.0.2.1' },
		},
		texts: ['proxy.loadBalancerIP does nothing on a Service of type NodePort. Remove it.'],
	},
	'no-port': {
		values: { proxy: { http: { enabled: false }, tls: { enabled: false } } },
		texts: [
			'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
		],
	},
	'port-twice': {
		values: {
			proxy: { http: { nodePort: 30080 }, tls: { nodePort: 30080 } },
			status: { http: { containerPort: 8000 } },
		},
		texts: [
			'Port 8000 is used by proxy.http.containerPort and status.http.containerPort. Give each its own.',
			'Port 30080 is used by proxy.http.nodePort and proxy.tls.nodePort. Give each its own.',
		],
	},
	'node-port-range': {
		values: { proxy: { http: { nodePort: 8080 }, tls: { nodePort: 32767 } } },
		texts: [
			'proxy.http.nodePort 8080 is outside 30000-32767, from which Kubernetes gives node ports unless its API server was told otherwise. Choose one of these, or remove it.',
		],
	},
	'target-port': {
		values: { proxy: { tls: { overrideServiceTargetPort: 8080 } } },
		texts: [
			'proxy.tls.overrideServiceTargetPort is 8080, where no public listener of Kong is. Use 8000 or 8443, or remove it.',
		],
	},
	'listen-flag': {
		values: { proxy: { http: { parameters: ['fastopen=3'] } } },
		texts: [
			'proxy.http.parameters: "fastopen=3" is not a flag of a Kong listener. Use one of http2, deferred, bind, reuseport, backlog=N, ipv6only=on, so_keepalive=….',
		],
	},
	'listen-flag-owned': {
		values: { proxy: { tls: { parameters: ['http2', 'proxy_protocol'] } } },
		texts: [
			'proxy.tls.parameters: "proxy_protocol" is set by the chart where it belongs. Remove it; use clientIp.strategy proxyProtocol.',
		],
	},
	'listen-flag-twice': {
		values: { proxy: { http: { parameters: ['backlog=1', 'backlog=2'] } } },
		texts: ['proxy.http.parameters: "backlog=2" stands there twice, which Kong refuses. Remove one.'],
	},
	'env-prefixed': {
		values: { env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } },
		texts: [
			'env.KONG_TRUSTED_IPS: the chart adds KONG_ itself, so this would become KONG_KONG_TRUSTED_IPS. Use clientIp.trustedIPs.',
		],
	},
	'env-name': {
		values: { env: { 'log-level': 'debug' } },
		texts: ['env.log-level is not a name of a Kong setting. Use letters, digits and underscores.'],
	},
	'env-owned': {
		values: { env: { nginx_proxy_real_ip_recursive: true } },
		texts: [
			'env.nginx_proxy_real_ip_recursive would fight with clientIp, which sets KONG_NGINX_PROXY_REAL_IP_RECURSIVE itself. Remove it; use clientIp.httpHeaders.recursive.',
		],
	},
	'env-chart': {
		values: { env: { proxy_listen: '0.0.0.0:8000' } },
		texts: [
			'env.proxy_listen: the chart needs KONG_PROXY_LISTEN as it sets it. Remove it; use proxy.http, proxy.tls and proxy.ipFamilies.',
		],
	},
	'env-twice': {
		values: { env: { LOG_LEVEL: 'debug', log_level: 'info' } },
		texts: ['env.log_level and env.LOG_LEVEL both become KONG_LOG_LEVEL. Remove one.'],
	},
	'in-cluster-off': {
		values: {
			clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			inCluster: { enabled: false },
		},
		texts: [
			'inCluster.enabled is false while the public listeners speak PROXY: callers inside the cluster are refused. Remove it.',
		],
	},
	'tls-at-balancer': {
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' } },
		},
		texts: [
			'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-ssl-cert, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to 8000.',
		],
	},
	'dbless-several': {
		values: { dblessConfig: { configMap: 'a', secret: 'b' } },
		texts: ['dblessConfig has configMap and secret; Kong reads one configuration. Keep one.'],
	},
	'dbless-invalid': {
		values: { dblessConfig: { config: '- a list' } },
		texts: ['dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'],
	},
	'dbless-format': {
		values: { dblessConfig: { config: 'services: []' } },
		texts: [
			'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
		],
	},
	'dbless-with-role': {
		values: {
			env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
			echo: { enabled: true },
		},
		texts: [
			'dblessConfig and echo give a configuration, but env.role data_plane takes it from the control plane. Remove them.',
		],
	},
	'control-plane': {
		values: { env: { role: 'control_plane' } },
		texts: [
			'env.role is control_plane, but this chart runs the data plane. Run the control plane by the chart kong/kong, and set env.role data_plane here.',
		],
	},
	database: {
		values: { env: { database: 'postgres' } },
		texts: [
			'env.database is postgres, but this chart runs Kong without a database. Remove it; Kong with a database is run by the chart kong/kong.',
		],
	},
	'data-plane-certificate': {
		values: { env: { role: 'data_plane', CLUSTER_CERT: '/etc/secrets/cluster/tls.crt' } },
		texts: [
			'env.role data_plane needs env.cluster_cert_key: unless the image brings it, Kong does not start. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
		],
	},
	'echo-config': {
		values: { echo: { enabled: true }, dblessConfig: { configMap: 'kong' } },
		texts: [
			'echo.enabled adds a route to the inline configuration, and dblessConfig names a ConfigMap. Use dblessConfig.config, or add the route there.',
		],
	},
	'image-licence': {
		values: { image: { repository: 'kong/kong-gateway', tag: '3.14' } },
		texts: [
			'image kong/kong-gateway:3.14: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
		],
	},
	'single-replica': {
		values: { replicaCount: 1 },
		texts: [
			'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
		],
	},
	'grace-period': {
		values: { terminationGracePeriodSeconds: 30 },
		texts: [
			'terminationGracePeriodSeconds 30 is shorter than drain.wait plus drain.timeout, 50: requests are cut. Raise it or remove it.',
		],
	},
	'daemonset-autoscaling': {
		values: { deployment: { daemonset: true }, autoscaling: { enabled: true } },
		texts: ['autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.'],
	},
	'autoscaling-range': {
		values: { autoscaling: { enabled: true, minReplicas: 9 } },
		texts: ['autoscaling.minReplicas 9 is more than autoscaling.maxReplicas 5. Swap them.'],
	},
	'budget-both': {
		values: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: '50%' } },
		texts: ['podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes takes one. Remove one.'],
	},
	'mesh-sidecar': {
		values: { podAnnotations: { 'linkerd.io/inject': 'enabled' } },
		texts: [
			'podAnnotations has linkerd.io/inject: enabled. A sidecar that captures the proxy ports makes itself the peer of Kong. Exclude them: config.linkerd.io/skip-inbound-ports: "8000,8443" in podAnnotations.',
		],
	},
	'trusted-ip-host-bits': {
		values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.5/8'] } },
		texts: ['clientIp.trustedIPs[0]: 10.0.0.5/8 has bits beyond its prefix. Write 10.0.0.0/8.'],
	},
	'trust-everyone-in-parts': {
		values: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/1', '128.0.0.0/1'] } },
		texts: ['clientIp.trustedIPs together cover all of IPv4: everyone is trusted. List the proxies only.'],
	},
	'field-misspelt': {
		values: { resources: { request: { cpu: 1 } } },
		texts: ['resources.request is no field that Kubernetes has there. Write resources.requests.'],
	},
	'word-misspelt': {
		values: { tolerations: [{ effect: 'NoScheduled' }] },
		texts: ['tolerations[0].effect: "NoScheduled" is no word that Kubernetes takes there. Write NoSchedule.'],
	},
	'env-value': {
		values: { env: { log_level: 'warning' } },
		texts: [
			'env.log_level: "warning" is no word that Kong takes there, so it would not start. Use one of debug, info, notice, warn, error, crit, alert, emerg.',
		],
	},
	'env-misspelt': {
		values: { env: { logLevel: 'info' } },
		texts: [
			'env.logLevel becomes KONG_LOGLEVEL, which Kong has no setting for and ignores. Write env.log_level.',
		],
	},
	'value-form': {
		values: { image: { digest: 'sha256:abc' } },
		texts: [
			'image.digest: "sha256:abc" has the wrong form. It must be sha256: and 64 hexadecimal digits in lower case.',
		],
	},
	'value-range': {
		values: { proxy: { http: { servicePort: 0 } } },
		texts: ['proxy.http.servicePort: 0 must be at least 1. Correct it.'],
	},
	'value-list': {
		values: { proxy: { ipFamilies: [] } },
		texts: ['proxy.ipFamilies needs at least 1 item(s). Correct it.'],
	},
};
