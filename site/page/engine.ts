// An engine in a worker. Its script is loaded when it is first asked, and it is ended when the user cancels.
import type { Calls, Name, Request, Response } from '../engine/messages.ts';

declare global {
	interface Window {
		/** What the engines' scripts leave: functions whose text is a program. */
		engines?: { readonly [name: string]: () => void };
	}
}

/** What the engine says when the input is to blame; its message is for the user. */
export class Refused extends Error {
	override name = 'Refused';
}

/** Why an answer does not come: somebody asked for something else, or cancelled. */
export class Cancelled extends Error {
	override name = 'Cancelled';
}

interface Waiting {
	readonly resolve: (answer: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly progress: (text: string) => void;
}

class Engine {
	private readonly name: string;
	private worker: Promise<Worker> | null = null;
	private readonly waiting = new Map<number, Waiting>();
	private last = 0;

	/** @param name of its script, `engine-NAME.js` beside the page. */
	constructor(name: string) {
		this.name = name;
	}

	get isLoaded(): boolean {
		return window.engines?.[this.name] !== undefined;
	}

	/** Loads its script, if that has not been done. */
	load(): Promise<void> {
		return this.isLoaded ? Promise.resolve() : script(`engine-${this.name}.js`);
	}

	/** Rejects with Refused or Cancelled, or where there is a fault of the page. */
	async ask<N extends Name>(
		name: N,
		asked: Calls[N]['asked'],
		progress: (text: string) => void = () => {},
	): Promise<Calls[N]['answer']> {
		this.last += 1;
		const id = this.last;
		const answer = new Promise<unknown>((resolve, reject) => {
			this.waiting.set(id, { resolve, reject, progress });
		});
		this.worker ??= this.start();
		const request: Request = { id, name, asked };
		try {
			(await this.worker).postMessage(request);
		} catch (error) {
			this.worker = null;
			this.end(error instanceof Error ? error : new Error(String(error)));
		}
		return answer as Promise<Calls[N]['answer']>;
	}

	/** Ends what it is doing. The next question starts it anew. */
	cancel(): void {
		if (this.waiting.size === 0) return;
		void this.worker?.then((worker) => worker.terminate());
		this.worker = null;
		this.end(new Cancelled());
	}

	private end(error: Error): void {
		for (const { reject } of this.waiting.values()) reject(error);
		this.waiting.clear();
	}

	private async start(): Promise<Worker> {
		await this.load();
		const url = URL.createObjectURL(
			new Blob([`'use strict';(${window.engines?.[this.name]})();`], { type: 'text/javascript' }),
		);
		const worker = new Worker(url);
		worker.addEventListener('message', ({ data }: MessageEvent<Response>) => this.take(data));
		worker.addEventListener('error', ({ message }) => this.end(new Error(message)));
		return worker;
	}

	private take(response: Response): void {
		const waits = this.waiting.get(response.id);
		if (!waits) return;
		if ('progress' in response) {
			waits.progress(response.progress);
			return;
		}
		this.waiting.delete(response.id);
		if ('answer' in response) waits.resolve(response.answer);
		else waits.reject(response.ours ? new Error(response.error) : new Refused(response.error));
	}
}

const loading = new Map<string, Promise<void>>();

/** A classic script: browsers load no module from a folder. */
function script(src: string): Promise<void> {
	const before = loading.get(src);
	if (before) return before;
	const loaded = new Promise<void>((resolve, reject) => {
		const element = document.createElement('script');
		element.src = src;
		element.addEventListener('load', () => resolve());
		element.addEventListener('error', () => {
			loading.delete(src);
			element.remove();
			reject(new Error(`${src} cannot be loaded. Is it beside the page?`));
		});
		document.head.append(element);
	});
	loading.set(src, loaded);
	return loaded;
}

/** The engine of the first view, and the one with every rule. */
export const first = new Engine('first');
export const whole = new Engine('whole');
