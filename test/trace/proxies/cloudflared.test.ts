// cloudflared as a hop, against what its own code did with what arrives over a tunnel.
import test from 'ava';
import { throughCloudflared } from '../../../schema/trace/proxies/cloudflared.ts';
import { compared, recordsOf, trafficOf } from './recorded.ts';

test('what reaches the upstream is what reached it', (t) => {
	const records = recordsOf('cloudflared');
	t.true(records.length >= 20);
	for (const record of records) {
		const host = record.settings['originRequest.httpHostHeader'];
		const sent = throughCloudflared(typeof host === 'string' ? host : null, trafficOf(record));
		const { got, recorded } = compared(record, sent);
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
