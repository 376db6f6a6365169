// explain(): what happens to a request under values.
import { type Story as OwnStory, storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';
import { explainText } from '../../schema/explain/text.ts';
import { decided, releaseIn } from './decided.ts';
import type { Finding, ReleaseOptions, ValuesInput } from './types.ts';

/** A client's request on its way. */
export interface Journey {
	/** The client's own address. */
	readonly client: string;
	/** The address that it claims in headers; null for an honest client. */
	readonly claims: string | null;
	/** What each hop sees. */
	readonly sights: readonly {
		readonly hop: string;
		/** Source of the packets; null for the client itself. */
		readonly source: string | null;
		/** The address in the PROXY header. */
		readonly proxyHeader: string | null;
		/** The header from which Kong takes the client, where that is another than X-Forwarded-For. */
		readonly header: string | null;
		readonly forwardedFor: string | null;
	}[];
	/** Whom Kong takes for the client; null where the request ends before. */
	readonly believed: string | null;
	/** Whether that is the client. */
	readonly right: boolean;
	/** How the request ends: `response`, or what keeps it from Kong. */
	readonly outcome: string;
}

interface Setting {
	readonly name: string;
	readonly value: string;
	/** The value in words, where it is a long list or code. */
	readonly short?: string;
}

export interface Story {
	readonly product: string;
	readonly strategy: string;
	/** What the strategy does there, in one sentence. */
	readonly how: string;
	/** Port of the Service, and family, that was followed. */
	readonly port: number;
	readonly family: string;
	/** The header from which Kong takes the client; null where it reads none. */
	readonly header: string | null;
	/** Of an honest client, of one that forges, and of one that forges inside each trusted range that is too wide. */
	readonly journeys: readonly Journey[];
	/** Who can choose the address that Kong believes; empty for nobody. */
	readonly forgeableBy: readonly string[];
	readonly balancerSettings: readonly Setting[];
	readonly kongSettings: readonly Setting[];
	/** Other forwarded headers that Kong believes as clients write them; as names. */
	readonly forgeableHeaders: string;
	/** What Kong sees of connections that are no requests, a sentence each. */
	readonly streams: readonly string[];
	/** What this takes for granted. */
	readonly assumes: readonly string[];
	/** Who must not reach the ports of the nodes, in a sentence; empty where it does not matter. */
	readonly past: string;
	/** Ports and families on which the requests end otherwise. */
	readonly elsewhere: readonly string[];
}

export interface Explained {
	readonly findings: readonly Finding[];
	/** Null where findings are errors, or the values open no port. */
	readonly story: Story | null;
	/** The story as `kong-client-ip explain` prints it, and as a drawing; null without a story. */
	readonly text: string | null;
	readonly svg: string | null;
}

/** What each hop sees of an honest client and of one that forges, and whom Kong believes. Throws a TypeError for wrong arguments. */
export function explain(values: ValuesInput, options: ReleaseOptions = {}): Explained {
	const release = releaseIn('explain', options);
	const { findings, decision } = decided('explain', 'values', values, { release });
	const story: OwnStory | null = decision && storyOf(decision);
	if (!story) return { findings, story: null, text: null, svg: null };
	return { findings, story, text: explainText(story), svg: explainSvg(story) };
}
