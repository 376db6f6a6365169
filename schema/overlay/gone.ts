// What must not stand in other values files beside the overlay: the traces of other methods. Where those files are given, over/ clears them.
import { namesOf } from '../catalogue/annotation-names.ts';
import { valueAt } from '../text/path.ts';
import type { Decision } from '../validate/decide.ts';
import { decidedSettings } from './over/env.ts';
import { decidedFields } from './over/fields.ts';
import type { OverlayTarget } from './overlay.ts';

/** Keys that the overlay leaves alone, and that another method sets. */
export function goneNotes({ situation, service }: Decision, values: object, target: OverlayTarget): string[] {
	const env = valueAt(values, ['env']) ?? {};
	const settings = decidedSettings.filter((name) => !Object.hasOwn(env, name)).map((name) => `env.${name}`);
	const fields = decidedFields.filter((name) => valueAt(values, name.split('.')) === undefined);
	const annotations = [...namesOf(situation.product)].filter(
		(name) => !Object.hasOwn(service.annotations, name) && name !== situation.product.hostnameAnnotation,
	);
	const below = target === 'kong/ingress' ? ' below gateway' : '';
	return [
		`Your other values files must not set these${below}, which are of other methods: ${[...settings, ...fields].join(', ')}. With --over FILE they are cleared.`,
		...(annotations.length > 0 ? [`Nor these annotations of proxy: ${annotations.join(', ')}.`] : []),
	];
}
