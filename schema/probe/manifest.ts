// An echo route for any Kong that a Kong Ingress Controller or the Kong Operator configures: objects as YAML, with what to run next.

/** What the objects depend on. */
export interface ManifestWishes {
	readonly kind: 'ingress' | 'httproute';
	/** Random: hexadecimal, 8 digits for names and 24 or more for the others. */
	readonly id: string;
	readonly path: string;
	readonly secret: string;
	readonly namespace: string;
	readonly ingressClass: string;
	/** `NAME` or `NAMESPACE/NAME` of the Gateway that an HTTPRoute hangs on. */
	readonly gateway: string;
	/** Scheme and host at which Kong is reached: `https://kong.example`. */
	readonly origin: string;
}

/** The header that holds the secret. */
const SECRET_HEADER = 'x-client-ip-probe';

/** The command that removes the objects. */
export function removal({ kind, id, namespace }: ManifestWishes): string {
	return `kubectl delete --namespace ${namespace} ${kind},kongplugin,service client-ip-probe-${id}`;
}

/** The probe to run once they are there. */
export function nextProbe({ path, secret, origin }: ManifestWishes): string {
	return `kong-client-ip probe ${origin}/${path} --header ${SECRET_HEADER}=${secret}`;
}

/** The objects. */
export function manifest(wishes: ManifestWishes): string {
	return `# An echo route for kong-client-ip probe: it answers with the address that Kong takes for the client's. It serves only requests for a
# random path with a secret header. Apply it, probe, and remove it:
#   ${nextProbe(wishes)}
#   ${removal(wishes)}
# request-termination with echo: true says nothing about addresses, so it is a few lines of Lua. They run where untrusted_lua is sandbox (the
# default up to 3.13), strict (from 3.14) or on. Do not apply this where it is off: Kong then cannot load the plugin, and requests fail.
${[plugin(wishes), service(wishes), wishes.kind === 'ingress' ? ingress(wishes) : httpRoute(wishes)].join('---\n')}`;
}

const metadata = ({ id, namespace }: ManifestWishes) => `metadata:
  name: client-ip-probe-${id}
  namespace: ${namespace}
`;

const plugin = (wishes: ManifestWishes) => `apiVersion: configuration.konghq.com/v1
kind: KongPlugin
${metadata(wishes)}${wishes.kind === 'ingress' ? `  annotations:\n    kubernetes.io/ingress.class: ${wishes.ingressClass}\n` : ''}plugin: pre-function
config:
  access:
    - |
      local client, request = kong.client, kong.request
      local peer = client.get_ip()
      return kong.response.exit(200, {
        ip = peer,
        forwarded_ip = client.get_forwarded_ip(),
        trusted = kong.ip.is_trusted(peer),
        proxy_protocol_addr = ngx.var.proxy_protocol_addr,
        scheme = request.get_scheme(),
        forwarded_scheme = request.get_forwarded_scheme(),
        forwarded_host = request.get_forwarded_host(),
        forwarded_port = request.get_forwarded_port(),
        forwarded_path = request.get_forwarded_path(),
        forwarded_prefix = request.get_forwarded_prefix(),
        x_forwarded_for = request.get_header("x-forwarded-for"),
      }, { ["Cache-Control"] = "no-store" })
`;

const service = (
	wishes: ManifestWishes,
) => `# Routes need a Service; the plugin answers before Kong would ask it, and it has no pods.
apiVersion: v1
kind: Service
${metadata(wishes)}spec:
  ports:
    - port: 80
`;

const ingress = (wishes: ManifestWishes) => `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata(wishes)}  annotations:
    konghq.com/plugins: client-ip-probe-${wishes.id}
    konghq.com/headers.${SECRET_HEADER}: "${wishes.secret}"
    konghq.com/protocols: http,https
spec:
  ingressClassName: ${wishes.ingressClass}
  rules:
    - http:
        paths:
          - path: /${wishes.path}
            pathType: Exact
            backend:
              service:
                name: client-ip-probe-${wishes.id}
                port:
                  number: 80
`;

function httpRoute(wishes: ManifestWishes): string {
	const [name, namespace] = wishes.gateway.split('/').reverse();
	return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
${metadata(wishes)}spec:
  parentRefs:
    - name: ${name}
${namespace === undefined ? '' : `      namespace: ${namespace}\n`}  rules:
    - matches:
        - path:
            type: Exact
            value: /${wishes.path}
          headers:
            - name: ${SECRET_HEADER}
              value: "${wishes.secret}"
      filters:
        - type: ExtensionRef
          extensionRef:
            group: configuration.konghq.com
            kind: KongPlugin
            name: client-ip-probe-${wishes.id}
      backendRefs:
        - name: client-ip-probe-${wishes.id}
          port: 80
`;
}
