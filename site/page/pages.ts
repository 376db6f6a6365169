// What every view of the page has.
import { h } from './dom.ts';
import { Refused } from './engine.ts';

export interface Page {
	readonly title: string;
	readonly body: HTMLElement;
	/** Shows what the address says. */
	readonly open: (params: URLSearchParams) => Promise<void>;
}

/** Why there is no answer. */
export function failed(error: unknown): HTMLElement {
	const text = error instanceof Error ? error.message : String(error);
	return h(
		'div',
		{ class: 'banner open', role: 'alert' },
		h('p', {}, error instanceof Refused ? text : `The page failed, which is a fault of ours: ${text}`),
	);
}
