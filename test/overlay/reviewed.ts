// Values files of kong/kong with one method, and blocks with another one.
export const existingProxy = `# a typical kong/kong file with PROXY on both ends
ingressController: {enabled: false}
env:
  database: "off"
  trusted_ips: "0.0.0.0/0,::/0"
  real_ip_header: proxy_protocol
proxy:
  type: LoadBalancer
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-name: edge
  http: {parameters: [proxy_protocol]}
  tls: {parameters: [http2, proxy_protocol]}
extraObjects:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: mine}, data: {a: b}}
`;

export const existingAlb = `ingressController: {enabled: false}
env: {database: "off", trusted_ips: 10.0.0.0/16, real_ip_header: X-Forwarded-For, real_ip_recursive: "on", port_maps: "443:8000, 443:8443"}
proxy:
  type: ClusterIP
  tls: {overrideServiceTargetPort: 8000}
  ingress:
    enabled: true
    ingressClassName: alb
    annotations: {alb.ingress.kubernetes.io/scheme: internet-facing, alb.ingress.kubernetes.io/target-type: ip}
`;

export const local = { clientIp: { loadBalancer: 'aws-nlb-instance' } };

export const proxyProtocol = {
	clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
};

export const alb = { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } };

/** A switch that Kong has under another name, one in another case, and one that wins over `env`. */
export const otherNames = `env: {nginx_proxy_real_ip_header: X-Real-IP, TRUSTED_IPS: 0.0.0.0/0, proxy_listen: "0.0.0.0:8000 proxy_protocol", kong_note: x}
customEnv: {kong_real_ip_recursive: "off", tz: UTC}
`;

/** Ports of streams follow the balancer, which speaks PROXY on all of them or on none. */
export const streams = `proxy:
  enabled: false
  http: {hostPort: 80, servicePort: "8080"}
  stream: [{containerPort: 9000, servicePort: 9000, parameters: [ssl]}, {containerPort: 9001, servicePort: 9001, protocol: UDP}]
`;
