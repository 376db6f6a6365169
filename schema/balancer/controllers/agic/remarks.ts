// What the controller reads in another way than an author means, or not at all.
import { annotationsOf, at, type KubeObject, text } from '../../../cluster/objects.ts';
import { meantAs } from '../../meant.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import type { Backend } from './backend.ts';
import { hasRules } from './ingress.ts';
import { frontendPort } from './listeners.ts';
import { remarksOnProbe } from './remarks-probe.ts';
import { remarksOnSwitches, remarksOnTls } from './remarks-tls.ts';
import { agicPrefix, annotation, backendProtocol, isOn, type Setup } from './settings.ts';

export function remarksOf(object: KubeObject, backends: readonly Backend[], setup: Setup): readonly Remark[] {
	return [
		...onFrontend(object, setup),
		...onFrontendPort(object),
		...remarksOnProbe(object, backends),
		...onBackends(object, backends),
		...remarksOnSwitches(object),
		...remarksOnTls(object, setup),
		...onUnread(object),
	];
}

/** On a class that is nearly the controller's. */
export function remarksOnClass(object: KubeObject, setup: Setup): readonly Remark[] {
	const byAnnotation = annotationsOf(object)[annotation.ingressClass];
	const byField = text(at(object.body, 'spec', 'ingressClassName'));
	const isNear = (word: string) =>
		/^\s*(azure[/-]application-gateway|agic|application-gateway|appgw)\s*$/i.test(word);
	const inField = fieldAt(object, 'spec', 'ingressClassName');
	if (byAnnotation && isNear(byAnnotation))
		return [
			{
				at: annotationAt(object, annotation.ingressClass),
				text: `the controller takes ${JSON.stringify(setup.controllerName)} exactly and nothing else: it ignores this Ingress`,
				instead: setup.controllerName,
				weight: 'broken',
			},
		];
	if (byField === undefined || !isNear(byField)) return [];
	const why = byAnnotation
		? `the annotation ${annotation.ingressClass} takes precedence`
		: setup.readsClasses
			? `the class is called ${JSON.stringify(setup.className)}, exactly`
			: 'the controller is set up not to read it';
	return [
		{
			at: inField,
			text: `${why}: the controller ignores this Ingress`,
			...(setup.readsClasses && !byAnnotation ? { instead: setup.className } : {}),
			weight: 'broken',
		},
	];
}

function onFrontend(object: KubeObject, setup: Setup): Remark[] {
	const word = annotationsOf(object)[annotation.privateFrontend];
	if (word === undefined) return [];
	const where = annotationAt(object, annotation.privateFrontend);
	if (parseBool(word) === null && meantAs(word) !== false)
		return [
			{
				at: where,
				text: `the controller does not know the word ${JSON.stringify(word)}: the gateway serves this Ingress on its public address`,
				instead: 'true',
				weight: meantAs(word) ? 'broken' : 'risk',
			},
		];
	if (parseBool(word) && !hasRules(object) && !setup.allPrivate)
		return [
			{
				at: where,
				text: 'an Ingress without rules is served by the default listener, which does not read this',
				weight: 'broken',
			},
		];
	if (parseBool(word) === false && setup.allPrivate)
		return [
			{
				at: where,
				text: 'it has no effect: the controller is set up to use the private frontend for all',
				weight: 'note',
			},
		];
	return [];
}

function onFrontendPort(object: KubeObject): Remark[] {
	const word = annotationsOf(object)[annotation.frontendPort];
	if (word === undefined) return [];
	const where = annotationAt(object, annotation.frontendPort);
	if (frontendPort(object) === null)
		return [
			{
				at: where,
				text: `${JSON.stringify(word)} is no port from 1 to 64999: the listener keeps 80, or 443 with a certificate`,
				weight: 'risk',
			},
		];
	if (!isOn(object, annotation.redirect)) return [];
	return [
		{
			at: where,
			text: 'with a redirect to HTTPS both listeners get this port, and only the plain one is left, without a redirect',
			weight: 'broken',
		},
	];
}

function onBackends(object: KubeObject, backends: readonly Backend[]): Remark[] {
	const remarks: Remark[] = [];
	const word = annotationsOf(object)[annotation.backendProtocol];
	if (word !== undefined && backendProtocol(object) === null)
		remarks.push({
			at: annotationAt(object, annotation.backendProtocol),
			text: `the gateway speaks http or https to backends: ${JSON.stringify(word)} is ignored`,
			instead: 'http',
			weight: 'risk',
		});
	if (!hasRules(object))
		remarks.push({
			at: fieldAt(object, 'spec', 'defaultBackend'),
			text: 'without rules the gateway speaks to port 80 of the pods, whatever the port of the Service, and checks them with GET /. Write a rule with the path / instead',
			weight: 'broken',
		});
	for (const { service } of backends)
		for (const port of service?.ports ?? [])
			if (service && port.appProtocol !== undefined)
				remarks.push({
					at: fieldAt(service.object, 'spec', 'ports', port.index, 'appProtocol'),
					text: `the controller does not read it: ${annotation.backendProtocol} on the Ingress sets the protocol of backends`,
					weight: 'note',
				});
	return remarks;
}

const known: readonly string[] = Object.values(annotation);

function onUnread(object: KubeObject): Remark[] {
	return Object.keys(annotationsOf(object))
		.filter((name) => name.startsWith(agicPrefix) && !known.includes(name))
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'the controller reads no annotation of this name',
			weight: 'risk',
		}));
}
