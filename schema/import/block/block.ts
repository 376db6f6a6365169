// The clientIp block that the two ends amount to.

import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import type { EffectiveStrategy } from '../../values/client-ip.ts';
import { everyonePattern } from '../../values/ip.ts';
import type { ImportFinding, Part, Reading } from '../types.ts';
import type { Balancer } from './balancer.ts';
import { forwardedHeadersOf } from './clearing.ts';
import { schemeOf } from './scheme.ts';
import type { Verdict } from './strategy-parts.ts';

/** The block's values in the order of the chart's, and what was wrong with what they come from. */
export function blockOf(
	{ ends, clearing }: Reading,
	balancer: Balancer,
	{ strategy, cdn, header }: Verdict,
): { readonly parts: Part[]; readonly findings: ImportFinding[] } {
	const parts: Part[] = [];
	const findings: ImportFinding[] = [];
	const { service, gateway } = ends;
	const add = (
		key: string,
		value: unknown,
		from: readonly (ValuePath | null | undefined)[],
		over: Partial<Part> = {},
	) => {
		const places = from.filter((path): path is ValuePath => path !== null && path !== undefined);
		parts.push({ path: ['clientIp', ...key.split('.')], value, from: places, ...over });
	};
	const effective: EffectiveStrategy = strategy !== 'auto' ? strategy : balancer.entry.recommended;

	const comment = { option: 'as said', none: 'not recognised', source: '' }[balancer.by];
	add('loadBalancer', balancer.id, balancerPlaces(ends, balancer), comment ? { comment } : {});
	const scheme = schemeOf(ends, balancer);
	if (scheme)
		add(
			'scheme',
			scheme.value,
			[scheme.path],
			scheme.path ? { optional: true } : { optional: true, comment: scheme.why },
		);

	if (strategy !== 'auto') add('strategy', strategy, strategyPlaces(ends, strategy));
	if (cdn) add('cdn', cdn.id, [gateway.header?.path]);

	const recursive = gateway.recursive?.value !== false;
	if (effective === 'proxyProtocol' || effective === 'httpHeaders') {
		const own = (gateway.trusted?.value ?? []).filter((range) => !cdn?.ranges.includes(range));
		const everyone = own.filter((range) => new RegExp(everyonePattern).test(range));
		// Nobody chose a default; with recursion the leftmost entry of the header is the client's own word.
		const isDefault = gateway.trusted?.path === null;
		const isDropped = everyone.length > 0 && (isDefault || (effective === 'httpHeaders' && recursive));
		if (isDropped)
			findings.push({
				code: 'import-everyone-trusted',
				args: {
					trust: isDefault
						? `${pathText(gateway.trustPath)} (by default)`
						: pathText(gateway.trusted?.path ?? []),
					everyone: everyone.join(' and '),
					header: effective === 'proxyProtocol' ? 'the PROXY header' : (header ?? 'X-Forwarded-For'),
				},
				path: gateway.trusted?.path ?? null,
			});
		const ranges = isDropped ? own.filter((range) => !everyone.includes(range)) : own;
		if (ranges.length > 0) add('trustedIPs', ranges, [gateway.trusted?.path]);
	}
	if (effective === 'httpHeaders') {
		const isDefault = header === null || (!cdn && header.toLowerCase() === 'x-forwarded-for');
		if (!isDefault) add('httpHeaders.name', header, [gateway.header?.path], { optional: true });
		if (!recursive) add('httpHeaders.recursive', false, [gateway.recursive?.path], { optional: true });
		else if (gateway.recursive === null && gateway.header && gateway.trusted)
			findings.push({
				code: 'import-recursion',
				args: { path: pathText(gateway.recursivePath), header: header ?? gateway.header.value },
				path: null,
			});
	}
	if (effective === 'proxyProtocol' && balancer.version)
		add('proxyProtocol.version', balancer.version, [service.places[balancer.proxyBy ?? '']], {
			optional: true,
		});
	const hostname = balancer.entry.hostnameAnnotation;
	if (hostname && service.annotations[hostname])
		add('hostname', service.annotations[hostname], [service.places[hostname]], { optional: true });

	if (clearing !== undefined && (effective === 'proxyProtocol' || effective === 'httpHeaders' || clearing)) {
		const choice = clearing ? forwardedHeadersOf(clearing.value, effective) : 'auto';
		if (choice !== 'auto') add('forwardedHeaders', choice, [clearing?.path]);
		if (!clearing) findings.push({ code: 'import-clearing', args: {}, path: null });
	}
	return { parts, findings };
}

/** What tells the product: its class, or the annotations that its entry knows. */
function balancerPlaces({ service, front }: Reading['ends'], { names }: Balancer): (ValuePath | null)[] {
	const known = Object.entries({ ...service.places, ...front?.places }).filter(([name]) => names.has(name));
	return [front?.className?.path ?? null, service.className?.path ?? null, ...known.map(([, path]) => path)];
}

function strategyPlaces(
	{ service, gateway }: Reading['ends'],
	strategy: EffectiveStrategy,
): (ValuePath | null)[] {
	if (strategy === 'proxyProtocol')
		return [
			...gateway.listeners.filter(({ proxy }) => proxy).map(({ path }) => path),
			gateway.header?.path ?? null,
		];
	if (strategy === 'httpHeaders') return [gateway.header?.path ?? null];
	return strategy === 'externalTrafficPolicy' ? [service.policy?.path ?? null] : [];
}
