// Rules about the strategy and the product.
import { isRefusal } from '../catalogue/types.ts';
import type { Situation } from '../decide/situation.ts';
import { found, type Rule } from './types.ts';

const balancer = 'clientIp.loadBalancer';

const strategyRefused: Rule = ({ strategy, product, method, id }) => {
	if (strategy === 'none' || method) return [];
	const entry = product.strategies[strategy];
	if (!isRefusal(entry)) return [];
	const args = { strategy, loadBalancer: id, why: entry.refused, instead: entry.instead };
	return found('strategy-refused', 'clientIp.strategy', args, [balancer]);
};

const strategyNone: Rule = ({ strategy }) =>
	strategy === 'none' ? found('strategy-none', 'clientIp.strategy') : [];

const schemeUnsupported: Rule = ({ values, product, id }) => {
	const { scheme } = values.clientIp;
	if (!scheme || product.schemes?.[scheme]) return [];
	return found('scheme-unsupported', 'clientIp.scheme', { scheme, loadBalancer: id });
};

const hostnameUnsupported: Rule = ({ values, product, id }) => {
	if (!values.clientIp.hostname || product.hostnameAnnotation) return [];
	return found('hostname-unsupported', 'clientIp.hostname', { loadBalancer: id });
};

const proxyVersionUnsupported: Rule = ({ values, method, speaksProxy, id }) => {
	const { version } = values.clientIp.proxyProtocol;
	if (!version || !speaksProxy || method?.proxyProtocol?.includes(version)) return [];
	const known = method?.proxyProtocol?.join(' or ');
	const sends = known ? `version ${known}` : 'a version that cannot be chosen';
	const args = { version: String(version), loadBalancer: id, sends };
	return found('proxy-version-unsupported', 'clientIp.proxyProtocol.version', args);
};

/** What the controller makes nothing without. */
const settingMissing: Rule = (situation) => {
	const { product, scheme, hasFront, serviceType, id } = situation;
	const needed = product.failsUnless;
	if (!needed || (needed.scheme ?? scheme) !== scheme) return [];
	if (needed.inFront ? !hasFront : serviceType !== 'LoadBalancer') return [];
	const all = Object.entries(needed.annotations).sort(([a], [b]) => (a < b ? -1 : 1));
	const given = annotationsOf(situation, needed.inFront === true);
	if (all.some(([name, value]) => (value === null ? given[name] : given[name] === value))) return [];
	const wanted = all.map(([name, value]) => (value === null ? name : `${name}: ${value}`)).join(' or ');
	const path = needed.inFront ? 'proxy.ingress.annotations' : 'proxy.annotations';
	const loadBalancer = needed.scheme ? `${id} with clientIp.scheme ${needed.scheme}` : id;
	const args = { loadBalancer, wanted, path, why: needed.why };
	const blamed = needed.scheme ? 'clientIp.scheme' : balancer;
	return needed.orElse
		? found('setting-wanted', blamed, { ...args, orElse: needed.orElse })
		: found('setting-missing', blamed, args);
};

/** What the scheme writes, and the user. */
function annotationsOf({ product, scheme, values: { proxy } }: Situation, inFront: boolean) {
	const written = scheme ? product.schemes?.[scheme]?.[inFront ? 'ingress' : 'service'] : undefined;
	return { ...written, ...(inFront ? proxy.ingress.annotations : proxy.annotations) };
}

/** Where another controller takes the Service. */
const takenOver: Rule = ({ product, serviceType, id }) => {
	if (!product.takenOver || serviceType !== 'LoadBalancer') return [];
	const { where, what, remedy } = product.takenOver;
	return found('taken-over', balancer, { loadBalancer: id, where, what, remedy });
};

/** A listener that wants PROXY headers refuses callers who skip the balancer. */
const hostnameMissing: Rule = ({ values, product, speaksProxy, id }) => {
	if (!product.hostnameNeeded || !speaksProxy || values.clientIp.hostname) return [];
	return found('hostname-missing', 'clientIp.hostname', { loadBalancer: id });
};

const cdnStrategy: Rule = ({ values, cdn, strategy }) => {
	if (!cdn || strategy === 'httpHeaders') return [];
	return found('cdn-strategy', 'clientIp.strategy', { cdn: String(values.clientIp.cdn), strategy }, [
		'clientIp.cdn',
	]);
};

/** Where the balancer hides the CDN, only a rule about who may connect keeps others from forging the header. */
const cdnOpenBalancer: Rule = (situation) => {
	const { values, cdn, strategy, method, id, header } = situation;
	if (!cdn || strategy !== 'httpHeaders' || !method || method.packetSource === 'client') return [];
	const setting = sourceRangesSetting(situation);
	if (values.clientIp.cdnOnly || setting?.isSet) return [];
	const elsewhere = situation.product.closedBy ? ` (${situation.product.closedBy})` : '';
	const shutOut = cdn.privately ? ` (the ranges shut out ${cdn.privately})` : '';
	return found('cdn-open-balancer', 'clientIp.cdn', {
		cdn: String(values.clientIp.cdn),
		loadBalancer: id,
		header,
		remedy: setting
			? `Put the ranges of the CDN (${cdn.ranges}) into ${setting.where}, or set clientIp.cdnOnly where another rule lets in nobody else${shutOut}`
			: `Let only the CDN reach it by a rule outside this chart${elsewhere} and set clientIp.cdnOnly`,
	});
};

/** Where the values limit who may connect to the balancer; null where they cannot, or would keep everybody out. */
function sourceRangesSetting({
	product,
	serviceType,
	values,
}: Situation): { where: string; isSet: boolean } | null {
	const { loadBalancerSourceRanges, ingress } = values.proxy;
	const annotation = product.sourceRangesAnnotation;
	const lists = product.sourceListsAnnotation;
	if (annotation)
		return {
			where: `${annotation} in proxy.ingress.annotations`,
			isSet: Boolean(ingress.annotations[annotation] || (lists && ingress.annotations[lists])),
		};
	// Behind some products, packets of the CDN come from addresses that are not its own.
	if (serviceType !== 'LoadBalancer' || product.closedBy) return null;
	return { where: 'proxy.loadBalancerSourceRanges', isSet: loadBalancerSourceRanges.length > 0 };
}

/** Settings about a CDN where there is none. */
const cdnSettingUnused: Rule = ({ values: { clientIp } }) => {
	if (clientIp.cdn) return [];
	const set: [path: string, isSet: boolean][] = [
		['clientIp.cdnRanges', clientIp.cdnRanges !== 'shipped'],
		// A CDN that the chart does not know is told by its header.
		['clientIp.cdnOnly', clientIp.cdnOnly && clientIp.httpHeaders.name === null],
	];
	return set.flatMap(([path, isSet]) => (isSet ? found('cdn-setting-unused', path, { path }) : []));
};

const methodCaveat: Rule = ({ method, strategy, id }) =>
	(method?.warnings ?? []).flatMap((caveat) =>
		found('method-caveat', 'clientIp.strategy', { loadBalancer: id, strategy, caveat }, [balancer]),
	);

const cdnCaveat: Rule = ({ cdn, values }) =>
	(cdn?.warnings ?? []).flatMap((caveat) =>
		found('cdn-caveat', 'clientIp.cdn', { cdn: String(values.clientIp.cdn), caveat }),
	);

export const strategyRules: readonly Rule[] = [
	strategyRefused,
	strategyNone,
	schemeUnsupported,
	hostnameUnsupported,
	proxyVersionUnsupported,
	settingMissing,
	takenOver,
	hostnameMissing,
	cdnStrategy,
	cdnOpenBalancer,
	cdnSettingUnused,
	methodCaveat,
	cdnCaveat,
];
