// What to do about keys of other charts, which users bring along.

import type { ValuePath } from '../text/path.ts';
import { ingressOff, kongReasons, noSuchSetting } from './kong-keys.ts';

const importReads = 'kong-client-ip import turns its values into values of this chart.';

/** Keys by which other charts are known, at the first level. */
const ofOthers: { readonly [key: string]: string } = {
	gateway: 'The chart kong/ingress has these values below gateway; here they are at the first level.',
	controller: `It is of another chart, ingress-nginx or kong/ingress: ${importReads}`,
	additionalArguments: `It is of the chart of Traefik: ${importReads}`,
	entryPoints: `It is of the chart of Traefik: ${importReads}`,
	ports: `It is of the chart of Traefik: ${importReads}`,
	providers: `It is of the chart of Traefik: ${importReads}`,
};

const inProxy = 'Put what is below it directly into proxy, such as proxy.annotations and proxy.type.';

/** A sentence about an unknown key that another chart has, undefined where none is known to. */
export function foreignHint(path: ValuePath): string | undefined {
	const [first = ''] = path;
	if (path.length === 1 && Object.hasOwn(ofOthers, first)) return ofOthers[first];
	const name = path.join('.');
	if (name === 'proxy.service') return inProxy;
	const reason = kongReasons.find(([pattern]) => pattern.test(name));
	if (!reason) return undefined;
	const [, , why] = reason;
	if (why === noSuchSetting || why === ingressOff) return undefined;
	return path.length === 1 ? `The chart kong/kong has it. ${why}` : why;
}
