// Envoy as a hop, set up as Istio, Contour, Cilium and Envoy Gateway do it, against what it did.
import test from 'ava';
import { type Envoy, facingClients, throughEnvoy } from '../../../schema/trace/proxies/envoy.ts';
import { type EnvoyGateway, envoyGatewaySettings } from '../../../schema/trace/proxies/envoy-gateway.ts';
import { compared, type Recorded, recordsOf, trafficOf } from './recorded.ts';

const VERSIONS: { readonly [text: string]: 1 | 2 } = { V1: 1, V2: 2 };

function settingsOf({ as, settings }: Recorded): Envoy {
	const { clientIPDetection } = settings as EnvoyGateway;
	const filter = settings['listener filter'];
	const rewritten = Object.keys(settings).some((name) => name.startsWith('append_x_forwarded_host'));
	const action = settings.headers_with_underscores_action;
	const policies = envoyGatewaySettings(clientIPDetection ? { clientIPDetection } : {});
	const facing = facingClients(Number(settings.xff_num_trusted_hops ?? 0));
	// What Envoy Gateway does by itself it does with and without detection.
	const base =
		clientIPDetection || (as === 'envoy-gateway' && action === 'REJECT_REQUEST') ? policies : facing;
	return {
		...base,
		...(settings.use_remote_address === false ? { usesRemote: false, appends: false } : {}),
		...(settings.skip_xff_append === true ? { appends: false } : {}),
		...(action === 'DROP_HEADER' ? { underscores: 'drop' } : {}),
		readsProxy:
			filter === undefined ? 'never' : /allow_requests_without/.test(String(filter)) ? 'ifThere' : 'always',
		sends: VERSIONS[String(settings['upstream proxy protocol'])] ?? null,
		...(settings.append_x_forwarded_port ? { writesPort: true } : {}),
		...(settings.internal_address_config === '10.0.0.0/8' ? { internal: ['10.0.0.0/8'] } : {}),
		...(rewritten ? { host: 'kong' } : {}),
	};
}

/** A header that a route with prefix_rewrite adds; it tells nothing of the client. */
const withoutPath = (record: Recorded): Recorded => ({
	...record,
	upstream: record.upstream?.filter(([name]) => name !== 'x-envoy-original-path') ?? null,
});

test('what reaches the upstream is what reached it', (t) => {
	const records = recordsOf('envoy');
	t.true(records.length >= 210);
	for (const record of records) {
		const traffic = { ...trafficOf(record), destination: '10.9.0.1:18080' };
		const { got, recorded } = compared(withoutPath(record), throughEnvoy(settingsOf(record), traffic));
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
