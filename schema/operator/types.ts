// What becomes of the Kong Operator's resources.
import type { KubeObject } from '../cluster/objects.ts';
import type { Path } from './crd/schema.ts';

/** The objects of a user that one data plane is made of. */
export interface Sources {
	/** The Gateway or DataPlane. */
	readonly root: KubeObject;
	/** GatewayConfigurations, the Gateway's own before that of its class. */
	readonly configurations: readonly KubeObject[];
}

/** A data plane before pods and Services are made of it. */
export interface DataPlane {
	readonly sources: Sources;
	/** Of a Gateway's with `-xxxxx` for the letters that the Operator chooses. */
	readonly name: string;
	/** What it is named for. */
	readonly title: string;
	readonly namespace: string;
	readonly annotations: { readonly [name: string]: string };
	/** As it is stored, with defaults. */
	readonly spec: unknown;
}

/** What the Operator makes of it: objects that say where each of their fields comes from. */
export interface Made {
	readonly sources: Sources;
	readonly deployment: KubeObject;
	/** The one for clients first, then the headless one of the Admin API. */
	readonly services: readonly KubeObject[];
}

/** Why something is not made. */
export interface Problem {
	/** The API server or a policy says no, or the Operator gives up. */
	readonly outcome: 'refused' | 'error';
	/** Whether the object itself is refused, or nothing is made of it. */
	readonly about: 'object' | 'gateway';
	/** The object that is refused, or the Gateway or DataPlane of which nothing is made. */
	readonly of: KubeObject;
	/** Where to mend it. */
	readonly object: KubeObject;
	readonly path: Path;
	/** A clause, and an order, without full stops. */
	readonly why: string;
	readonly fix: string;
}

/** A field that the API server drops without a word. */
export interface Dropped {
	readonly object: KubeObject;
	readonly path: Path;
	/** Its CRD does not have the field, or the conversion from an older version loses it. */
	readonly by: 'schema' | 'conversion';
}

export interface Operated {
	readonly made: readonly Made[];
	readonly problems: readonly Problem[];
	readonly dropped: readonly Dropped[];
}
