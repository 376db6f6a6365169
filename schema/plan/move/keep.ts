// The values by which this chart gives its objects the names and labels of a release of Kong's chart, and what no value can give.
import type { KongRelease } from '../../charts/kong-release.ts';
import { fullName, selectorLabels } from '../../decide/names.ts';
import type { Values } from '../../values/values.ts';
import { moveTexts } from './messages.ts';

type Json = { readonly [key: string]: unknown };

/** What the new values lack. The label of the release is the same anyway. */
export function keepValues(kong: KongRelease, values: Values): Json {
	const named = fullName(values, kong.release) !== kong.fullname;
	const has = selectorLabels(values, kong.release);
	const lacking = Object.entries(kong.selector).filter(([label, value]) => has[label] !== value);
	return {
		...(named ? { fullnameOverride: kong.fullname } : {}),
		...(lacking.length > 0 ? { selectorLabels: Object.fromEntries(lacking) } : {}),
		...(kong.controller && !values.admin.enabled ? { admin: { enabled: true } } : {}),
	};
}

/**
 * Why the Service cannot stay.
 * @param kept the new values, with {@link keepValues}.
 */
export function obstacles(kong: KongRelease, kept: Values): string[] {
	const { service, namespace } = kong;
	if (service === null) return [moveTexts['no-service']()];
	const fullname = fullName(kept, kong.release);
	const others = Object.entries(selectorLabels(kept, kong.release)).filter(
		([label, value]) => kong.selector[label] !== value,
	);
	return [
		...(namespace === null ? [] : [moveTexts['other-namespace'](namespace)]),
		...(fullname === kong.fullname ? [] : [moveTexts['long-name'](kong.fullname)]),
		...(service.name === `${kong.fullname}-proxy`
			? []
			: [moveTexts['other-name'](service.name, `${fullname}-proxy`)]),
		...others.map(([label, value]) => moveTexts['more-labels'](label, value)),
	];
}
