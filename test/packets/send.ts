// Sends requests from inside a namespace: a process there takes them as JSON lines and writes back how each ended.
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Namespace, type Program, startIn } from '../../scripts/cluster/namespace.ts';

/** One connection with one request on it. */
interface Sent {
	/** Address to send from; the routing table's choice when left out. */
	readonly source?: string;
	readonly host: string;
	readonly port: number;
	readonly tls: boolean;
	/** Bytes of a PROXY header, in base64; they leave in one write with what follows. */
	readonly prefix?: string;
	/** Milliseconds of silence after which it gives up; 10,000 when left out. */
	readonly patience?: number;
	/** The request as it is sent. */
	readonly request: string;
}

/** How it ended: with an answer's text, or without a byte. */
export type Ending =
	| { readonly ending: 'answer'; readonly text: string }
	| { readonly ending: 'closed' | 'reset' | 'refused' | 'timeout' };

/** The text of a GET for `/` with these header lines. */
export function getRequest(headers: readonly (readonly [name: string, value: string])[]): string {
	const lines = headers.map(([name, value]) => `${name}: ${value}`);
	return ['GET / HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n');
}

/** Sends from one namespace. */
export interface Sender {
	send(sent: Sent): Promise<Ending>;
	stop(): Promise<void>;
}

/** Starts the sending process in a namespace. */
export function senderIn(namespace: Namespace): Sender {
	const script = fileURLToPath(new URL('sender.mjs', import.meta.url));
	const program: Program = startIn(namespace, process.execPath, [script]);
	const waiting = new Map<number, (ending: Ending) => void>();
	let next = 0;
	const { stdin, stdout } = program.child;
	if (!stdin || !stdout) throw new Error('the sender has no pipes');
	createInterface({ input: stdout }).on('line', (line) => {
		const { id, ...ending } = JSON.parse(line) as Ending & { id: number };
		waiting.get(id)?.(ending);
		waiting.delete(id);
	});
	return {
		stop: () => program.stop(),
		send(sent) {
			next += 1;
			const id = next;
			return new Promise((resolve, reject) => {
				waiting.set(id, resolve);
				if (program.child.exitCode !== null) reject(new Error(`the sender ended: ${program.output()}`));
				stdin.write(`${JSON.stringify({ id, ...sent })}\n`);
			});
		},
	};
}
