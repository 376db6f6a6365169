// The value of a values file or manifest without its places, five times as fast as the whole reader: js-yaml's parser, with scalars as Helm
// reads them. At the first sign of anything that the two might read differently it gives up, and the whole reader has its turn.
import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { setMember } from '../../schema/text/members.ts';
import { resolvePlain } from './resolve.ts';
import type { Json, JsonObject } from './types.ts';

/** Anything but printable ASCII and line feeds, and lines that begin or end a document, or are a directive. */
const unusual = /[^\n\x20-\x7e]|^(?:---|\.\.\.|%)/m;

/** The map that a text is; undefined where it is not that plain, wrong texts included. */
export function readQuickly(text: string): JsonObject | undefined {
	// A text block that ends the file without a line break is not the same for both Helms.
	if (unusual.test(text) || !text.endsWith('\n')) return undefined;
	try {
		const [document, ...events] = parseEvents(text, {});
		// js-yaml takes an indented `---` for the mark of a document, too.
		if (document?.type !== EVENT_ID.DOCUMENT || document.explicitStart || document.explicitEnd)
			return undefined;
		if (events[0]?.type !== EVENT_ID.MAPPING) return undefined;
		return new Reader(text, events).value(false) as JsonObject;
	} catch {
		// What js-yaml refuses may be right for Helm; if it is not, the whole reader has the words for it.
		return undefined;
	}
}

/** Made once, since the trace of an error takes longer than most files. */
const giveUp = new Error('not plain');

type Scalar = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Goes through what js-yaml found, which is in the order of the text. */
class Reader {
	private readonly text: string;
	private readonly events: readonly Event[];
	private at = 0;

	constructor(text: string, events: readonly Event[]) {
		this.text = text;
		this.events = events;
	}

	/** The next value with all that it holds. `isFlow`: inside brackets. */
	value(isFlow: boolean): Json {
		const event = this.events[this.at++];
		if (event?.type === EVENT_ID.SCALAR) return this.scalar(event, isFlow);
		if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) throw giveUp;
		if (event.anchorStart !== -1 || event.tagStart !== -1) throw giveUp;
		// `[a:, b]` has a text to Helm where YAML 1.2 has a map without braces.
		if (isFlow && event.type === EVENT_ID.MAPPING && this.text[event.start] !== '{') throw giveUp;
		const inside = isFlow || event.style === COLLECTION_STYLE.FLOW;
		return event.type === EVENT_ID.MAPPING ? this.map(inside) : this.list(inside);
	}

	private map(isFlow: boolean): JsonObject {
		const out: JsonObject = {};
		while (!this.ends()) {
			const key = this.value(isFlow);
			if (typeof key !== 'string' || Object.hasOwn(out, key)) throw giveUp;
			const value = this.value(isFlow);
			setMember(out, key, value);
		}
		return out;
	}

	private list(isFlow: boolean): Json[] {
		const out: Json[] = [];
		while (!this.ends()) out.push(this.value(isFlow));
		return out;
	}

	/** Whether the map or list ends here, which is then passed. */
	private ends(): boolean {
		if (this.events[this.at]?.type !== EVENT_ID.POP) return false;
		this.at++;
		return true;
	}

	private scalar(event: Scalar, isFlow: boolean): Json {
		if (event.anchorStart !== -1 || event.tagStart !== -1) throw giveUp;
		if (event.valueStart === -1) {
			if (isFlow) throw giveUp;
			return null;
		}
		const text = getScalarValue(this.text, event);
		if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) return text;
		// On several lines, or with escapes.
		if (!event.fast) throw giveUp;
		return event.style === SCALAR_STYLE.PLAIN ? plain(text, isFlow) : text;
	}
}

/** Certainly text, whatever else it holds. */
const word = /^[A-Za-z][A-Za-z0-9]*[./_:-][A-Za-z]/;

function plain(text: string, isFlow: boolean): Json {
	if (isFlow && /^:|:$|\?/.test(text)) throw giveUp;
	if (word.test(text)) return text;
	if (text === '<<') throw giveUp;
	const found = resolvePlain(text);
	if (found.type === 'null') return null;
	if (found.type !== 'int' && found.type !== 'float') return found.value;
	const value = Number(found.value);
	if (!Number.isFinite(value)) throw giveUp;
	return value;
}
