// Why the controller leaves an Ingress out that is its own.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import { annotationAt } from '../../service.ts';
import type { Where } from '../../types.ts';
import { wantsTls } from './ingress.ts';
import { annotation, isOn, type Setup } from './settings.ts';

interface Refusal {
	readonly refusal: string;
	readonly at: Where;
}

/** The first thing that the gateway does not have, or that contradicts itself; null for nothing. */
export function refusalOf(object: KubeObject, setup: Setup): Refusal | null {
	const onPrivate = isOn(object, annotation.privateFrontend) || setup.allPrivate;
	const frontend = annotationAt(object, annotation.privateFrontend);
	if (onPrivate && !setup.hasPrivate)
		return { refusal: 'the gateway has no private frontend, and the Ingress asks for it', at: frontend };
	if (!onPrivate && !setup.hasPublic)
		return {
			refusal: `the gateway has no public frontend, and the Ingress does not say ${annotation.privateFrontend}: "true"`,
			at: frontend,
		};
	if (isOn(object, annotation.redirect) && !wantsTls(object))
		return {
			refusal: `${annotation.redirect} needs a certificate: spec.tls or ${annotation.certificate}`,
			at: annotationAt(object, annotation.redirect),
		};
	return missing(object, setup);
}

function missing(object: KubeObject, { installed }: Setup): Refusal | null {
	const wanted = [
		{ name: annotation.certificate, there: installed.certificates, what: 'certificate', list: false },
		{ name: annotation.profile, there: installed.profiles, what: 'TLS profile', list: false },
		{
			name: annotation.rootCertificates,
			there: installed.rootCertificates,
			what: 'trusted root certificate',
			list: true,
		},
	];
	for (const { name, there, what, list } of wanted) {
		const value = annotationsOf(object)[name];
		if (value === undefined) continue;
		const absent = (list ? value.split(',') : [value]).find((one) => there !== null && !there.includes(one));
		if (absent !== undefined)
			return {
				refusal: `the gateway has no ${what} of the name ${JSON.stringify(absent)}`,
				at: annotationAt(object, name),
			};
	}
	return null;
}
