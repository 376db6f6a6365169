// Every annotation that the catalogue writes, reads or speaks of is one that its provider's controllers read. A misspelt one does nothing, and
// the chart's twins agree about it.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import {
	isRead,
	type Vocabulary,
	vocabularies,
	vocabularyOf,
} from '../../schema/balancer/vocabulary/index.ts';
import { namesOf } from '../../schema/catalogue/annotation-names.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);

/** Annotations of programs whose code is not public, or was not read: where they are documented. */
const documented: { readonly [name: string]: string } = {
	'alb.networking.azure.io/alb-id':
		'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers/how-to-ssl-offloading-ingress-api.md',
	'alb.networking.azure.io/alb-name':
		'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers/how-to-ssl-offloading-ingress-api.md',
	'alb.networking.azure.io/alb-namespace':
		'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers/how-to-ssl-offloading-ingress-api.md',
	'cloud.ionos.com/node-selector': 'https://docs.ionos.com/cloud/managed-services/managed-kubernetes/usecase',
	'haproxy-ingress.github.io/proxy-protocol':
		'https://haproxy-ingress.github.io/docs/configuration/keys/#proxy-protocol',
	'haproxy.org/send-proxy-protocol':
		'https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md#send-proxy-protocol',
	'haproxy.router.openshift.io/set-forwarded-headers':
		'https://github.com/openshift/openshift-docs/blob/main/modules/nw-using-ingress-forwarded.adoc',
	'io.cilium/lb-ipam-ips': 'https://github.com/cilium/cilium/blob/main/Documentation/network/lb-ipam.rst',
	'lbipam.cilium.io/ips': 'https://github.com/cilium/cilium/blob/main/Documentation/network/lb-ipam.rst',
	'kubernetes.io/elb.autocreate':
		'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
	'kubernetes.io/elb.cert-id': 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
	'kubernetes.io/elb.protocol-port':
		'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
	'kubernetes.io/elb.transparent-client-ip':
		'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
	'loadbalancer.ovhcloud.com/class': 'https://support.us.ovhcloud.com/hc/en-us/articles/32583163140755',
	'networking.gke.io/certmap':
		'https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities',
	'route.openshift.io/termination':
		'https://github.com/openshift/openshift-docs/blob/main/modules/nw-ingress-creating-a-route-via-an-ingress.adoc',
	'service.beta.kubernetes.io/ovh-loadbalancer-proxy-protocol':
		'https://help.ovhcloud.com/csm/en-public-cloud-kubernetes-migrate-iolb-to-public-cloud-loadbalancer?id=kb_article_view&sysparm_article=KB0066721',
	'service.cilium.io/forwarding-mode':
		'https://github.com/cilium/cilium/blob/main/Documentation/network/kubernetes/kubeproxy-free.rst',
	'service.cloud.tencent.com/direct-access': 'https://www.tencentcloud.com/document/product/457/38426',
	'service.cloud.tencent.com/local-svc-weighted-balance':
		'https://www.tencentcloud.com/document/product/457/36837',
	'service.kubernetes.io/loadbalance-id': 'https://www.tencentcloud.com/document/product/457/39142',
	'service.kubernetes.io/tke-existed-lbid': 'https://www.tencentcloud.com/document/product/457/39142',
	'service.kubernetes.io/local-svc-only-bind-node-with-pod':
		'https://www.tencentcloud.com/document/product/457/36837',
	'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid':
		'https://www.tencentcloud.com/document/product/457/36837',
	'eip.openelb.kubesphere.io/v1alpha2':
		'https://github.com/openelb/openelb/blob/master/pkg/constant/constant.go',
	'layer2.openelb.kubesphere.io/v1alpha1':
		'https://github.com/openelb/openelb/blob/master/pkg/constant/constant.go',
	'lb.kubesphere.io/v1alpha1': 'https://github.com/openelb/openelb/blob/master/pkg/constant/constant.go',
	'loxilb.io/lbmode': 'https://github.com/loxilb-io/kube-loxilb/blob/main/README.md',
	'loxilb.io/liveness': 'https://github.com/loxilb-io/kube-loxilb/blob/main/README.md',
	'loxilb.io/useproxyprotov2': 'https://github.com/loxilb-io/kube-loxilb/blob/main/README.md',
	'oci-native-ingress.oraclecloud.com/healthcheck-path':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'oci-native-ingress.oraclecloud.com/healthcheck-port':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'oci-native-ingress.oraclecloud.com/healthcheck-protocol':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'oci-native-ingress.oraclecloud.com/http-listener-port':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'oci-native-ingress.oraclecloud.com/https-listener-port':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'oci-native-ingress.oraclecloud.com/protocol':
		'https://github.com/oracle/oci-native-ingress-controller/blob/main/pkg/util/util.go',
	'protocol.openelb.kubesphere.io/v1alpha1':
		'https://github.com/openelb/openelb/blob/master/pkg/constant/constant.go',
	'purelb.io/allow-local': 'https://github.com/purelb/purelb/blob/main/pkg/apis/purelb/v2/annotations.go',
	'purelb.io/node-affinity': 'https://github.com/purelb/purelb/blob/main/pkg/apis/purelb/v2/annotations.go',
	'purelb.io/service-group': 'https://github.com/purelb/purelb/blob/main/pkg/apis/purelb/v2/annotations.go',
	'tailscale.com/funnel': 'https://github.com/tailscale/tailscale/blob/main/cmd/k8s-operator/sts.go',
	'yandex.cloud/load-balancer-healthcheck':
		'https://github.com/yandex-cloud/docs/blob/master/en/managed-kubernetes/operations/create-load-balancer.md',
	'yandex.cloud/load-balancer-type':
		'https://github.com/yandex-cloud/docs/blob/master/en/managed-kubernetes/operations/create-load-balancer.md',
	'yandex.cloud/subnet-id':
		'https://github.com/yandex-cloud/docs/blob/master/en/managed-kubernetes/operations/create-load-balancer.md',
};

/** Names of classes, controllers and labels, which look alike. */
const otherNames = [
	// Labels of proxies' pods, in commands that find them.
	'app.kubernetes.io/component',
	'app.kubernetes.io/name',
	'gateway.envoyproxy.io/owning-gateway-name',
	'gateway.networking.k8s.io/gateway-name',
	'alibabacloud.com/nlb',
	'app.kubernetes.io/component',
	'eks.amazonaws.com/alb',
	'eks.amazonaws.com/nlb',
	'gateway.k8s.aws/alb',
	'gateway.k8s.aws/nlb',
	'io.cilium/bgp-control-plane',
	'io.cilium/l2-announcer',
	'io.cilium/node',
	'kube-vip.io/kube-vip-class',
	'node.kubernetes.io/exclude-from-external-load-balancers',
	'service.k8s.aws/nlb',
	'elbv2.k8s.aws/v1beta1',
	'loxilb.io/loxilb',
	'purelb.io/purelb',
	'oci.oraclecloud.com/native-ingress-controller',
	'purelb.io/purelbv2',
	'svccontroller.k3s.cattle.io/enablelb',
	'tailscale.com/managed',
];

/** Providers of controllers that are not in the list of those whose behaviour is known. */
const others: { readonly [provider: string]: readonly string[] } = { Huawei: ['cloud-provider-huaweicloud'] };

/** What the controllers of a provider read. OVHcloud's clusters run OpenStack's. */
function ofProvider(provider: string): Vocabulary[] {
	const theirs = provider === 'OVHcloud' ? 'OpenStack' : provider;
	const own = controllers.filter((one) => one.provider === theirs).map(({ name }) => name);
	return [...own, ...(others[provider] ?? [])].flatMap((name) => vocabularyOf(name) ?? []);
}

/** What the product's controller reads; all of its provider's where that controller is not public. */
function ofProduct({ controller, provider }: LoadBalancer): Vocabulary[] {
	const own = controller && vocabularyOf(controller.name);
	return own ? [own] : ofProvider(provider);
}

const remedy = 'misspelt, or to be listed under `documented` with the page that spells it so';

const isDocumented = (name: string) => Object.hasOwn(documented, name);

test('every controller has a vocabulary, with source and month', (t) => {
	for (const { name } of controllers) t.truthy(vocabularyOf(name), name);
	for (const { source, read, names } of vocabularies) {
		t.regex(source, /^https:\/\/github\.com\/[^\s]+$/);
		t.regex(read, /^20\d\d-(0[1-9]|1[0-2])$/, source);
		t.deepEqual([...new Set(names)].sort(), [...names].sort(), source);
		t.true(names.length > 0, source);
	}
});

for (const [id, entry] of entries) {
	test(`${id}: its controller reads what the chart writes`, (t) => {
		const read = ofProduct(entry);
		const unknown = writtenBy(entry).filter(
			(name) => !isDocumented(name) && !read.some((one) => isRead(one, name)),
		);
		t.deepEqual(unknown, [], remedy);
	});

	test(`${id}: every annotation that the entry names is one of its provider's`, (t) => {
		const read = ofProvider(entry.provider);
		const unknown = [...mentionedBy(entry)].filter(
			(name) => !isDocumented(name) && !otherNames.includes(name) && !read.some((one) => isRead(one, name)),
		);
		t.deepEqual(unknown, [], remedy);
	});

	test(`${id}: every pattern and prefix of annotations fits one that exists`, (t) => {
		const names = ofProvider(entry.provider).flatMap((one) => one.names);
		const known = [...names, ...Object.keys(documented)].map((name) => name.replace('*', '443'));
		const patterns = (entry.badAnnotations ?? []).map(({ annotation }) => annotation);
		const fitting = (pattern: string) => known.some((name) => new RegExp(pattern).test(name));
		const prefixes = entry.recognised?.annotationPrefixes ?? [];
		t.deepEqual(
			prefixes.filter((prefix) => !known.some((name) => name.startsWith(prefix))),
			[],
		);
		t.deepEqual(
			patterns.filter((pattern) => !fitting(pattern)),
			[],
		);
	});
}

/** Names of annotations that the chart writes, and of those by which a product tells what a user wrote. */
function writtenBy(entry: LoadBalancer): string[] {
	const { ingress, gateway, schemes = {}, failsUnless } = entry;
	const { sourceRangesAnnotation, sourceListsAnnotation, tlsAnnotation } = entry;
	const sets = [
		ingress?.annotations,
		ingress?.suggested,
		gateway?.annotations,
		gateway?.suggested,
		entry.shortcutCure,
		failsUnless?.annotations,
		...Object.values(schemes).map((one) => one.ingress),
	];
	const filters = Object.values(entry.strategies).flatMap((method) =>
		isRefusal(method)
			? []
			: [...(method.portFilters ?? []), ...Object.keys(method.localBreaks?.unless ?? {})],
	);
	const single = [sourceRangesAnnotation, sourceListsAnnotation, tlsAnnotation].filter(
		(name) => name !== undefined,
	);
	return [...namesOf(entry), ...sets.flatMap((set) => Object.keys(set ?? {})), ...filters, ...single];
}

/** A name with a domain that is no URL, in a sentence or by itself. */
const named = /(?<![/\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]/g;

/** Fields that name other things in the same way. */
const otherFields = ['sources', 'apiVersion', 'apiGroup', 'annotation', 'recognised', 'byAnnotation'];

/** Names of annotations anywhere in an entry, its sentences too. */
function mentionedBy(value: unknown): Set<string> {
	const found = new Set<string>();
	const walk = (here: unknown): void => {
		if (typeof here === 'string')
			for (const [name] of here.replace(/https?:\/\/\S+/g, '').matchAll(named)) found.add(name);
		else if (typeof here === 'object' && here !== null)
			for (const [key, member] of Object.entries(here)) {
				walk(key);
				if (!otherFields.includes(key)) walk(member);
			}
	};
	walk(value);
	return found;
}
