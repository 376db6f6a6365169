// What an author of a Service should know: words that cloud-provider-aws reads otherwise than they look, and settings that it ignores.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import { sourceRangesAnnotation } from '../../source-ranges.ts';
import type { Balancer, Remark, Where } from '../../types.ts';
import { attributesOf, preserveAttribute, proxyAttribute } from './attributes.ts';
import { meansPort, tlsPorts } from './listeners.ts';
import { aws, names } from './names.ts';

/** The remarks on a Service of which a balancer is made. */
export function remarksOf(service: Service, made: Balancer): Remark[] {
	const nlb = made.product === 'nlb';
	return [
		...typeWord(service),
		...internalWord(service),
		...unreadSettings(service, nlb),
		...portsWithoutListener(service, made),
		...(nlb ? [] : classicWords(service)),
		...tlsWords(service, nlb),
		...checkUnderProxy(service, made),
		...rangesRemarks(service, nlb, made),
	];
}

function remark(
	service: Service,
	annotation: string,
	weight: Remark['weight'],
	text: string,
	instead?: string,
): Remark {
	return {
		at: annotationAt(service.object, annotation),
		text,
		weight,
		...(instead === undefined ? {} : { instead }),
		...(onPath.has(annotation) || annotation.startsWith(`${names.targetGroupAttributes}.`)
			? { onPath: true }
			: {}),
	};
}

/** Annotations that decide what the balancer speaks, and to whom. */
const onPath: ReadonlySet<string> = new Set([
	names.type,
	names.proxyProtocol,
	names.backendProtocol,
	aws('nlb-target-type'),
	aws('proxy-protocol-per-target-group'),
]);

function typeWord(service: Service): Remark[] {
	const word = service.annotations[names.type];
	if (word === undefined || word === 'nlb' || meansClassic(word)) return [];
	return [
		remark(
			service,
			names.type,
			'broken',
			`the controller reads nlb, external and nlb-ip, in lower case, and makes a Classic ELB for every other word, such as ${JSON.stringify(word)}`,
			'nlb',
		),
	];
}

/** Words for what the controller makes anyway: nothing has to be written for it. */
const meansClassic = (word: string): boolean =>
	['elb', 'classic', 'clb', ''].includes(word.trim().toLowerCase());

function internalWord(service: Service): Remark[] {
	const word = service.annotations[names.internal] ?? '';
	if (!['no', 'off', '0', 'f', 'false', 'n'].includes(word.trim().toLowerCase()) || word === 'false')
		return [];
	return [
		remark(
			service,
			names.internal,
			'broken',
			`every value except false and an empty one makes the balancer internal, even ${JSON.stringify(word)}`,
			'false',
		),
	];
}

/** Annotations that only the AWS Load Balancer Controller reads, or only the other product. */
function unreadSettings(service: Service, nlb: boolean): Remark[] {
	const { annotations } = service;
	const found: Remark[] = [];
	const unread = (name: string, weight: Remark['weight'], text: string, instead?: string) => {
		if (annotations[name] !== undefined) found.push(remark(service, name, weight, text, instead));
	};
	const lbc = 'only the AWS Load Balancer Controller reads it';
	const internal = annotations[aws('scheme')] === 'internal' && !annotations[names.internal];
	unread(
		aws('scheme'),
		internal ? 'risk' : 'note',
		`this controller ignores the scheme annotation; ${internal ? 'the balancer faces the internet' : lbc}`,
		internal ? `${names.internal}: "true"` : undefined,
	);
	unread(
		aws('nlb-target-type'),
		annotations[aws('nlb-target-type')] === 'ip' ? 'risk' : 'note',
		`this controller ignores the target type and always sends to node ports; ${lbc}`,
	);
	unread(
		aws('proxy-protocol-per-target-group'),
		'broken',
		`this controller sends no PROXY header for it; ${lbc}`,
		nlb ? `${names.targetGroupAttributes}: ${proxyAttribute}=true` : `${names.proxyProtocol}: "*"`,
	);
	for (const ending of ['ip-address-type', 'security-group-prefix-lists', 'healthcheck-success-codes'])
		unread(aws(ending), 'note', `this controller ignores it; ${lbc}`);
	for (const name of Object.keys(annotations))
		if (name.startsWith(`${names.targetGroupAttributes}.`))
			unread(name, 'broken', `this controller ignores attributes of a single port; ${lbc}`);
	if (nlb && annotations[names.proxyProtocol])
		unread(
			names.proxyProtocol,
			'broken',
			'it switches PROXY on for a Classic ELB; for an NLB the controller ignores it and no PROXY header is sent',
			`${names.targetGroupAttributes}: ${proxyAttribute}=true`,
		);
	unread(
		aws('source-ranges'),
		'risk',
		'no controller reads an annotation of this name, so nobody is kept out',
		'spec.loadBalancerSourceRanges',
	);
	return found;
}

function portsWithoutListener(service: Service, made: Balancer): Remark[] {
	if (made.ports.length === service.ports.length) return [];
	return [
		{
			at: fieldAt(service.object, 'spec', 'allocateLoadBalancerNodePorts'),
			text: 'the controller ignores ports without node port, so the balancer has no listener for them',
			weight: 'broken',
		},
	];
}

function classicWords(service: Service): Remark[] {
	const { annotations } = service;
	const backend = annotations[names.backendProtocol] ?? '';
	const found: Remark[] = [];
	if (!annotations[names.certificate] && backend !== 'http' && /^https?$/i.test(backend))
		found.push(
			remark(
				service,
				names.backendProtocol,
				'broken',
				`without a certificate only the exact word http makes HTTP listeners; for ${JSON.stringify(backend)} they are TCP, and no X-Forwarded-For is added`,
				'http',
			),
		);
	const check = annotations[names.checkProtocol];
	if (check !== undefined && !['TCP', 'SSL', 'HTTP', 'HTTPS'].includes(check.toUpperCase()))
		found.push(
			remark(
				service,
				names.checkProtocol,
				'broken',
				`the controller passes ${JSON.stringify(check)} to AWS unchanged, which knows TCP, SSL, HTTP and HTTPS`,
				'TCP',
			),
		);
	if (annotations[names.proxyProtocol] === '*' && /^https?$/.test(backend))
		found.push(
			remark(
				service,
				names.proxyProtocol,
				'risk',
				'a Classic ELB sends PROXY headers on TCP and SSL listeners only, and these are HTTP',
			),
		);
	return found;
}

function tlsWords(service: Service, nlb: boolean): Remark[] {
	const { annotations, ports } = service;
	if (!annotations[names.certificate]) return [];
	const found: Remark[] = [];
	const named = nlb ? ports : ports.map((port) => ({ ...port, name: port.name.toLowerCase() }));
	const lost = tlsPorts(service)?.filter((item) => !named.some((port) => meansPort(item, port))) ?? [];
	if (lost.length > 0)
		found.push(
			remark(
				service,
				names.sslPorts,
				'risk',
				`no port of the Service has the number or name ${lost.map((item) => JSON.stringify(item)).join(', ')}; blanks count, so TLS does not end there`,
			),
		);
	if (!annotations[names.sslPorts] && ports.length > 1)
		found.push(
			remark(
				service,
				names.certificate,
				'risk',
				`without ${names.sslPorts} TLS ends on every port: ${ports.map(({ port }) => port).join(', ')}`,
			),
		);
	const backend = annotations[names.backendProtocol] ?? '';
	if (nlb && backend !== 'ssl' && /^(https|ssl|tls)$/i.test(backend))
		found.push(
			remark(
				service,
				names.backendProtocol,
				'broken',
				`an NLB speaks TLS to its targets only for the exact word ssl; for ${JSON.stringify(backend)} it ends TLS and sends plain TCP`,
				'ssl',
			),
		);
	return found;
}

/** HTTP checks where a PROXY header is in the way, or is missing. */
function checkUnderProxy(service: Service, { product, ports }: Balancer): Remark[] {
	const hit = ports.find(
		({ proxyProtocol, healthCheck }) => proxyProtocol !== 0 && healthCheck?.protocol.startsWith('http'),
	);
	const check = hit?.healthCheck;
	if (!check) return [];
	const { annotations, object } = service;
	const at: Where =
		annotations[names.checkProtocol] === undefined
			? fieldAt(object, 'spec', 'externalTrafficPolicy')
			: annotationAt(object, names.checkProtocol);
	const kubeProxy = check.port === 'healthCheckNodePort' || check.port === '10256';
	if (product === 'nlb')
		return [
			{
				at,
				text: kubeProxy
					? 'health checks of an NLB carry the PROXY header too, which kube-proxy cannot read: no target becomes healthy'
					: 'health checks of an NLB carry the PROXY header too, and an HTTP check needs an answer from a port that reads it',
				weight: kubeProxy ? 'broken' : 'risk',
				instead: `${names.checkProtocol}: tcp, ${names.checkPort}: traffic-port`,
			},
		];
	return kubeProxy
		? []
		: [
				{
					at,
					text: 'health checks of a Classic ELB carry no PROXY header, so an HTTP check fails on a port that expects one',
					weight: 'broken',
					instead: `${names.checkProtocol}: TCP`,
				},
			];
}

function rangesRemarks(service: Service, nlb: boolean, made: Balancer): Remark[] {
	const { annotations, object, sourceRanges } = service;
	const found: Remark[] = [];
	if (sourceRanges.length > 0 && namesRanges(service))
		found.push(
			remark(
				service,
				sourceRangesAnnotation,
				'note',
				'spec.loadBalancerSourceRanges outranks the annotation, which is ignored',
			),
		);
	const at =
		sourceRanges.length > 0
			? fieldAt(object, 'spec', 'loadBalancerSourceRanges')
			: annotationAt(object, sourceRangesAnnotation);
	const open = nlb ? openNodes(service, made) : openBalancer(made);
	if (open && (sourceRanges.length > 0 || namesRanges(service))) found.push({ at, ...open });
	if (nlb && made.facts?.securityGroup === 'none' && (annotations[names.securityGroups] ?? '') !== '')
		found.push(
			remark(
				service,
				names.securityGroups,
				'risk',
				'an NLB gets security groups only if the cloud configuration sets NLBSecurityGroupMode to Managed; otherwise this annotation is ignored',
			),
		);
	return found;
}

function namesRanges({ annotations }: Service): boolean {
	return (annotations[sourceRangesAnnotation] ?? '').trim() !== '';
}

/** Whom source ranges of an NLB let in beside the clients that they name; null where nobody. */
function openNodes(service: Service, { facts }: Balancer): Pick<Remark, 'text' | 'weight'> | null {
	if (facts?.securityGroup !== 'none') return null;
	const hidden = attributesOf(service).get(preserveAttribute) === 'false';
	return hidden
		? {
				text: 'the controller writes the ranges into the security group of the nodes, but packets come from the NLB because client addresses are not preserved: the ranges keep nobody out',
				weight: 'broken',
			}
		: {
				text: 'the controller writes the ranges into the security group of the nodes, not of the NLB; the subnets of the NLB may connect as well',
				weight: 'note',
			};
}

/** The same for a Classic ELB. */
function openBalancer({ facts }: Balancer): Pick<Remark, 'text' | 'weight'> | null {
	if (facts?.securityGroup === 'managed') return null;
	return {
		text: 'with security groups of your own the controller writes no rules, so the ranges keep nobody out',
		weight: 'risk',
	};
}
