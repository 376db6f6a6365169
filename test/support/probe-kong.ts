// Gateways on loopback for the probe: a stand-in for Kong with these settings, and a pretended peer.

import { main } from '../../cli/main.ts';
import { type KongEnv, readGateway } from '../../schema/trace/index.ts';
import { freePorts } from '../dataplane/processes.ts';
import { fakeIo } from './fake-io.ts';
import { type Door, startFakeKong } from './fake-kong.ts';
import { problemsOf } from './output-schema.ts';

/** A way to a gateway: its settings, and the peer that it sees. */
export interface KongDoor {
	readonly env: KongEnv;
	readonly source: string;
	/** Loopback address to listen on. */
	readonly address?: string;
}

/** Runs `use` with the URLs of echo routes behind these doors, in order. */
export async function withKongs<T>(
	doors: readonly KongDoor[],
	use: (...urls: string[]) => Promise<T>,
): Promise<T> {
	const ports = await freePorts(doors.length);
	const open = doors.map(({ env, source, address = '127.0.0.1' }, at): Door => {
		const port = ports[at] ?? 0;
		return { address, port, gateway: readGateway(env), source, destination: '10.244.0.10:8000' };
	});
	const kong = await startFakeKong(open);
	try {
		return await use(...open.map(({ address, port }) => `http://${address}:${port}/client-ip-echo`));
	} finally {
		await kong.stop();
	}
}

/** Runs `kong-client-ip probe`. */
export async function probe(...args: string[]) {
	const io = fakeIo();
	return { code: await main(['probe', ...args], io), ...io.said };
}

/** The same with --format json, and what is in the document. */
export async function probeJson(...args: string[]) {
	const { code, stdout, stderr } = await probe('--format', 'json', ...args);
	const problems = stdout === '' ? [] : problemsOf('probe', stdout);
	if (problems.length > 0) throw new Error(`The JSON does not fit its schema: ${problems.join('; ')}`);
	const { findings = [], probe: result } = JSON.parse(stdout || '{}') as {
		findings?: readonly { code: string; severity: string; message: string }[];
		probe?: { overall: string; requests: number; ways: readonly ProbedWay[] };
	};
	const codes = findings.map((one) => `${one.severity} ${one.code}`);
	return { code, stderr, codes, findings, overall: result?.overall, ways: result?.ways ?? [], result };
}

interface ProbedWay {
	readonly kind: string;
	readonly verdict: string;
	readonly who: string | null;
	readonly believes: string | null;
	readonly forgeable: readonly string[];
	readonly forwarded: readonly string[];
}
