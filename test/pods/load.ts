// A steady load from one namespace, while something happens to the gateways.
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Namespace, startIn } from '../../scripts/cluster/namespace.ts';

/** What to ask for. A load ends by itself after two minutes. */
interface Load {
	/** IPv4. */
	readonly host: string;
	readonly port: number;
	readonly path: string;
	/** New connections, each with one request. */
	readonly perSecond: number;
	/** Connections that are kept, each with a request 50 ms after the last answer. */
	readonly kept: number;
	/** Milliseconds after which a request counts as lost. */
	readonly patience: number;
}

export interface LoadReport {
	readonly new: {
		readonly sent: number;
		readonly answered: number;
		/** `sent` in milliseconds since the start. */
		readonly lost: readonly { readonly sent: number; readonly fault: string }[];
		/** Answers by the client's address that the gateway named. */
		readonly addresses: Readonly<Record<string, number>>;
		/** Milliseconds. */
		readonly slowest: number;
	};
	readonly kept: {
		readonly sent: number;
		readonly answered: number;
		/** Requests that met a connection which the server was just closing. */
		readonly reset: number;
		readonly failed: readonly { readonly sent: number; readonly fault: string }[];
		readonly connections: number;
	};
}

/** Sends the load while `work` runs, and a moment before and after. */
export async function underLoad(from: Namespace, load: Load, work: () => Promise<void>): Promise<LoadReport> {
	const script = fileURLToPath(new URL('load.mjs', import.meta.url));
	const program = startIn(from, process.execPath, [script, JSON.stringify(load)]);
	const { stdin, stdout } = program.child;
	if (!stdin || !stdout) throw new Error('the load has no pipes');
	const report = text(stdout);
	try {
		const moment = () => new Promise((resolve) => setTimeout(resolve, 1000));
		await moment();
		await work();
		await moment();
		stdin.end();
		const written = await report;
		if (!written) throw new Error(`the load ended without a report: ${program.output()}`);
		return JSON.parse(written);
	} finally {
		await program.stop();
	}
}
