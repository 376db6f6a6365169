// The simulator against the recorded behaviour of a real Kong Gateway 3.9.3: it has to agree on every record.

import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import { arriveAtGateway, checkSettings, readGateway } from '../../schema/trace/index.ts';
import {
	configEnv,
	configRecords,
	MACHINE,
	sentTraffic,
	type TrafficRecord,
	trafficEnv,
	trafficRecords,
} from './recorded.ts';

test('the recordings are complete', (t) => {
	t.is(trafficRecords.length, 3496);
	t.is(configRecords.length, 459);
});

test('every recorded request ends as it did on Kong, with the same addresses, trust and upstream headers', (t) => {
	const differing = trafficRecords
		.map((record) => ({ record, simulated: simulate(record), observed: withoutStatus(record.observed) }))
		.filter(({ simulated, observed }) => !isDeepStrictEqual(simulated, observed));
	t.deepEqual(differing, []);
});

test('every recorded environment is accepted or refused as it was, by the same of Kong and nginx', (t) => {
	const differing = configRecords
		.map(({ id, accepted, stage, ...record }) => {
			const check = checkSettings(configEnv({ id, accepted, stage, ...record }), MACHINE);
			return {
				id,
				recorded: { accepted, stage },
				simulated: { accepted: check.accepted, stage: check.stage },
			};
		})
		.filter(({ recorded, simulated }) => !isDeepStrictEqual(recorded, simulated));
	t.deepEqual(differing, []);
});

test('every accepted environment ends in the sockets that were bound', (t) => {
	const differing = configRecords
		.filter(({ accepted }) => accepted)
		.map((record) => ({
			id: record.id,
			recorded: [...(record.listening ?? [])].sort(),
			simulated: [...checkSettings(configEnv(record), MACHINE).bound].sort(),
		}))
		.filter(({ recorded, simulated }) => !isDeepStrictEqual(recorded, simulated));
	t.deepEqual(differing, []);
});

test('where nginx warned of host bits in an accepted environment, so do we, and nowhere else', (t) => {
	const warned = configRecords.filter(
		({ accepted, warning }) => accepted && warning?.includes('low address bits'),
	);
	const simulated = configRecords.filter((record) => {
		const check = checkSettings(configEnv(record), MACHINE);
		return check.accepted && check.warnings.some(({ code }) => code === 'host-bits');
	});
	t.true(warned.length > 0);
	t.deepEqual(
		simulated.map(({ id }) => id),
		warned.map(({ id }) => id),
	);
});

test('every refusal names the variable that was set, and the entry in it', (t) => {
	for (const record of configRecords.filter(({ accepted }) => !accepted)) {
		for (const problem of checkSettings(configEnv(record), MACHINE).problems) {
			const text = record.env[problem.variable];
			if (problem.code !== 'role-needs')
				t.true(text?.includes(problem.entry), `${record.id} ${JSON.stringify(problem)}`);
		}
	}
});

function simulate(record: TrafficRecord): object {
	const view = arriveAtGateway(readGateway(trafficEnv(record), { machine: MACHINE }), sentTraffic(record));
	if (view.answered === undefined) return { outcome: view.outcome };
	const { peerIp, clientIp, trusted, upstream } = view.answered;
	return { outcome: view.outcome, peerIp, clientIp, trusted, upstream };
}

function withoutStatus({ status, ...observed }: TrafficRecord['observed']): object {
	return observed;
}
