// What breaks a product, fails on it, or cannot change on it.
import type { CdnId } from '../cdn/index.ts';
import type { PreservingStrategy, Scheme } from '../values/client-ip.ts';

/** An annotation of the Service that breaks something, given by the user. */
export interface BadAnnotation {
	/** Pattern of its name. */
	readonly annotation: string;
	/** Pattern of its value; missing: any. */
	readonly value?: string;
	/** Only under this traffic policy; missing: any. */
	readonly policy?: 'Local' | 'Cluster';
	/** Only with this strategy; missing: any. */
	readonly strategy?: PreservingStrategy;
	/** What it does. */
	readonly why: string;
	/** It is harmful with what this chart renders; other manifests are judged by what the controller makes of them. */
	readonly ofTheChart?: true;
	/** It only risks something: a warning in place of a refusal. */
	readonly risk?: true;
	/** What to do, without a full stop; missing: remove it. */
	readonly remedy?: string;
}

/** Parts of a warning: where {where}, the Service becomes {what}. {remedy}. */
export interface TakenOver {
	/** Under which condition: `the … controller runs`. */
	readonly where: string;
	/** What is made in place of the product. */
	readonly what: string;
	/** The class that the other controller gives to the Service. */
	readonly className: string;
	/** How to keep the other controller away: a sentence without a full stop. */
	readonly remedy: string;
}

/** A CDN that is part of the product. */
export interface OwnCdn {
	/** As `clientIp.cdn` would name it. */
	readonly id: CdnId;
	/** What to do where somebody names it nevertheless: a sentence without a full stop. */
	readonly remedy: string;
}

/** Annotations of which one is needed, or the controller makes no balancer. */
export interface NeededSetting {
	/** By name; null: whatever the value is. */
	readonly annotations: { readonly [name: string]: string | null };
	/** Why: a part of a sentence. */
	readonly why: string;
	/** Whether the Ingress or the Gateway has them, not the Service. */
	readonly inFront?: true;
	/** Needed with this scheme only; missing: always. */
	readonly scheme?: Scheme;
	/** What can replace them outside the objects, such as a setting of the controller: a part of a sentence. */
	readonly orElse?: string;
}

/** Something that cannot change on a balancer that exists, or not without a break. */
export interface Immutable {
	/** What, and what a change does: the end of a sentence. */
	readonly text: string;
	/** Which settings it speaks of: `class`, `scheme`, `strategy`, or the name of an annotation. */
	readonly settings: readonly string[];
	/**
	 * What a change of them does. `refused`: the balancer stays as it is, or its controller gives up. `replaced`: another balancer with
	 * another address. `break`: the same balancer serves no traffic for a while. `ignored`: nothing. `unknown`: sources contradict each other.
	 */
	readonly effect: 'refused' | 'replaced' | 'break' | 'ignored' | 'unknown';
	/** It speaks of annotations that are taken away or emptied, and of no other change. */
	readonly whenRemoved?: true;
}
