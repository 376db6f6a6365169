// The real yaml-language-server, spoken to as an editor does: JSON-RPC over standard input and output.
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Message {
	readonly id?: number;
	readonly method?: string;
	// biome-ignore lint/suspicious/noExplicitAny: what a server sends, of which each test reads a little
	readonly params?: any;
	// biome-ignore lint/suspicious/noExplicitAny: the same
	readonly result?: any;
	readonly error?: { readonly message: string };
}

export interface Server {
	/** Opens a document whose first line names the schema. Resolves when the server has checked it. */
	open(text: string): Promise<Opened>;
	close(): void;
}

/** Positions are of the text as it was given: lines and columns from 0, where `|` is in it. */
interface Opened {
	/** What the server says is wrong, as `line: message`. */
	readonly diagnostics: readonly string[];
	/** The labels offered at `|`. */
	complete(): Promise<string[]>;
	/** The Markdown shown at `|`. */
	hover(): Promise<string>;
}

const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };

/** Starts it. `node` is the program that runs it, `script` its own; `schema` is the text of the values' schema. */
export async function startServer(
	node: string,
	script: string,
	folder: string,
	schema: string,
): Promise<Server> {
	await writeFile(join(folder, 'values.schema.json'), schema);
	const connection = connect(node, script);
	await connection.request('initialize', {
		processId: process.pid,
		rootUri: pathToFileURL(folder).href,
		capabilities: {
			workspace: { configuration: true },
			textDocument: {
				hover: { contentFormat: ['markdown'] },
				completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
			},
		},
	});
	connection.notify('initialized', {});
	connection.notify('workspace/didChangeConfiguration', { settings: { yaml: settings } });
	let opened = 0;
	return {
		open: (text) => open(connection, pathToFileURL(join(folder, `values-${++opened}.yaml`)).href, text),
		close: connection.close,
	};
}

type Connection = ReturnType<typeof connect>;

async function open(connection: Connection, uri: string, marked: string): Promise<Opened> {
	const at = marked.indexOf('|');
	const before = marked.slice(0, Math.max(at, 0)).split('\n');
	// The line that names the schema comes first.
	const position = { line: before.length, character: before.at(-1)?.length ?? 0 };
	const text = `# yaml-language-server: $schema=values.schema.json\n${marked.replace('|', '')}`;
	const checked = connection.diagnosticsOf(uri);
	connection.notify('textDocument/didOpen', {
		textDocument: { uri, languageId: 'yaml', version: 1, text },
	});
	const diagnostics = await checked;
	const ask = (method: string) =>
		connection.request(`textDocument/${method}`, { textDocument: { uri }, position });
	return {
		diagnostics: diagnostics.map(({ range, message }) => `${range.start.line}: ${message}`),
		complete: async () => {
			const answer = await ask('completion');
			return (answer.items ?? answer).map(({ label }: { label: string }) => label);
		},
		hover: async () => (await ask('hover'))?.contents.value ?? '',
	};
}

interface Diagnostic {
	readonly message: string;
	readonly range: { readonly start: { readonly line: number } };
}

function connect(node: string, script: string) {
	const child = spawn(node, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
	const answers = new Map<number, (message: Message) => void>();
	const checks = new Map<string, (diagnostics: Diagnostic[]) => void>();
	let last = 0;
	const send = (message: Message) => {
		const body = JSON.stringify({ jsonrpc: '2.0', ...message });
		child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	};
	const receive = (message: Message) => {
		if (message.method === undefined) answers.get(message.id ?? 0)?.(message);
		else if (message.id !== undefined) send({ id: message.id, result: answerTo(message) });
		else if (message.method === 'textDocument/publishDiagnostics')
			checks.get(message.params.uri)?.(message.params.diagnostics);
	};
	child.stdout.on('data', messageReader(receive));
	return {
		notify: (method: string, params: object) => send({ method, params }),
		request: (method: string, params: object) =>
			new Promise<NonNullable<Message['result']>>((resolve, reject) => {
				const id = ++last;
				answers.set(id, ({ result, error }) => {
					if (error) reject(new Error(`${method}: ${error.message}`));
					else resolve(result);
				});
				send({ id, method, params });
			}),
		diagnosticsOf: (uri: string) =>
			new Promise<Diagnostic[]>((resolve) => {
				checks.set(uri, resolve);
			}),
		close: () => {
			child.kill();
		},
	};
}

/** What an editor answers: its settings, where it is asked for them; otherwise that it has understood. */
function answerTo({ method, params }: Message): unknown {
	if (method !== 'workspace/configuration') return null;
	return params.items.map(({ section }: { section?: string }) => (section === 'yaml' ? settings : {}));
}

/** Takes the bytes as they come, and hands over one message after the other. */
function messageReader(receive: (message: Message) => void): (chunk: Buffer) => void {
	let rest = Buffer.alloc(0);
	return (chunk) => {
		rest = Buffer.concat([rest, chunk]);
		for (;;) {
			const end = rest.indexOf('\r\n\r\n');
			const [, length] = /Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(end, 0)).toString()) ?? [];
			if (length === undefined) return;
			const begin = end + 4;
			const stop = begin + Number(length);
			if (rest.length < stop) return;
			const message = rest.subarray(begin, stop).toString();
			rest = rest.subarray(stop);
			receive(JSON.parse(message));
		}
	};
}
