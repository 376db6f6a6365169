// What a probe asks over which ways, how each request ended, and what is known of who asks.
import type { CdnId } from '../cdn/index.ts';
import type { Header, ProxyHeader } from '../trace/index.ts';

/** One way to the echo: an address and port to connect to. */
export interface Way {
	/** `url` is an address of the URL's name, `node` one of --node, `cdn` one of the name in --cdn-url. */
	readonly kind: 'url' | 'node' | 'cdn';
	/** For people: `http://kong.example/echo at 203.0.113.9:80`. */
	readonly title: string;
	readonly address: string;
	readonly port: number;
	readonly tls: boolean;
}

/** One request of a probe, beside what all of them have. */
export interface ProbeRequest {
	/** Its name in texts: the header that it forges, or `honest`. */
	readonly name: string;
	readonly headers: readonly Header[];
	/** What comes before the request, on the connection. */
	readonly preface?: ProxyHeader;
	/** The addresses that it claims to come from, each with the name of what claims it. */
	readonly claims: { readonly [address: string]: string };
	/** What else it claims, each with the name of the header. */
	readonly forwarded?: readonly ForwardedClaim[];
}

/** A claim about scheme, host, port, path or prefix. */
export interface ForwardedClaim {
	readonly part: 'scheme' | 'host' | 'port' | 'path' | 'prefix';
	readonly value: string;
	readonly header: string;
}

/** How a request ended. */
export type Ending =
	| {
			readonly how: 'answer';
			readonly status: number;
			/** Its beginning, in text. */
			readonly body: string;
			/** The Location header. */
			readonly location?: string;
	  }
	| { readonly how: 'certificate' | 'tls' | 'unreachable'; readonly reason: string }
	| {
			/**
			 * `endless`: more than an echo ever says; `garbage`: no HTTP; `http2`: HTTP/2 only; `tlsWanted`: it speaks TLS, and was not asked to;
			 * `noTls`: it was, and does not; `skipped`: the time was over.
			 */
			readonly how:
				| 'closed'
				| 'reset'
				| 'refused'
				| 'silent'
				| 'endless'
				| 'garbage'
				| 'http2'
				| 'tlsWanted'
				| 'noTls'
				| 'skipped';
	  };

/** A request, and how it ended. */
export interface Reply {
	readonly request: ProbeRequest;
	readonly ending: Ending;
}

/** A way, and what came back over it: the reply to the honest request first. */
export interface AskedWay {
	readonly way: Way;
	/** The address of this machine on these connections. */
	readonly own?: string;
	readonly replies: readonly Reply[];
}

/** What is known beside the answers. */
export interface Surroundings {
	/** Addresses that the caller really has, of either family, on its way to Kong. */
	readonly mine: readonly string[];
	/** Addresses of --node. */
	readonly nodes: readonly string[];
	readonly cdn?: CdnId;
}

/** The whole of a probe. */
export interface Probed extends Surroundings {
	readonly ways: readonly AskedWay[];
}
