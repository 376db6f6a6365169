// What lets a proxy in the cluster before Kong see clients: the traffic policy of its own Service, or that of its load balancer.

import { parseDocument } from 'yaml';
import { methodOf } from '../catalogue/switches.ts';
import type { CheckedGateway } from '../check/check.ts';
import { plainEntrance } from '../check/entrance/entrances.ts';
import { readsProxyBy } from '../check/entrance/proxies/proxy-setting.ts';
import type { SeenProxy } from '../check/entrance/seen-proxies.ts';
import { seenProduct } from '../check/in-front.ts';
import { at, type KubeObject } from '../cluster/objects.ts';
import { fieldPlace, type Place } from '../cluster/places.ts';
import { annotationDraft } from './annotation-draft.ts';
import type { FieldEdit } from './edits.ts';

/** The edits for each Service that hides clients from the proxy. */
export function frontEditsOf({ findings, ways }: CheckedGateway): readonly FieldEdit[] {
	const proxies = ways.flatMap(({ situation }) => situation.front.proxy ?? []);
	return findings.flatMap(({ code, place }): readonly FieldEdit[] => {
		if (code === 'front-sees-node' && place) return [policyEdit(place)];
		if (code === 'proxy-not-expected')
			return proxies.flatMap(({ sendsBy }) =>
				sendsBy ? [{ kind: 'field', place: sendsBy, value: undefined }] : [],
			);
		return code === 'front-sees-balancer' && place ? balancerEdits(place.object, proxies) : [];
	});
}

const POLICY = 'service.spec.externalTrafficPolicy';

/** Traffic policy Local: in the field, or in the values of the chart that makes the Service. */
function policyEdit(place: Place): FieldEdit {
	if (place.path.at(-1) !== 'valuesContent') return { kind: 'field', place, value: 'Local' };
	const values = parseDocument(String(at(place.object.body, ...place.path) ?? ''));
	values.setIn(POLICY.split('.'), 'Local');
	return { kind: 'field', place, value: values.toString(), shown: `${POLICY}: Local` };
}

/** The balancer keeps the source, where it can; else it sends PROXY headers, and the proxy reads them. */
function balancerEdits(service: KubeObject, proxies: readonly SeenProxy[]): readonly FieldEdit[] {
	const entrance = plainEntrance(service);
	const product = seenProduct(entrance)?.entry;
	const draft = annotationDraft({ entrance });
	if (!product || !draft) return [];
	const keeps = methodOf(product, 'externalTrafficPolicy');
	if (keeps) {
		draft.switchOn(keeps.annotations ?? {}, entrance.ports);
		const policy: FieldEdit[] =
			keeps.externalTrafficPolicy === 'Local' && entrance.policy !== 'Local'
				? [{ kind: 'field', place: fieldPlace(service, 'spec', 'externalTrafficPolicy'), value: 'Local' }]
				: [];
		return [...draft.edits(), ...policy];
	}
	const sends = methodOf(product, 'proxyProtocol');
	const reads = proxies.flatMap(({ id, config }) => (config ? readsProxyBy(id, config) : []));
	if (!sends || reads.length === 0) return [];
	draft.switchProxyOn(product, sends.annotations ?? {}, entrance.ports);
	return [...draft.edits(), ...reads.map((read): FieldEdit => ({ kind: 'field', ...read }))];
}
