// An object that the Operator makes, which knows where in the user's objects each of its fields comes from.

import { at, type KubeObject, text } from '../cluster/objects.ts';
import { inWords } from '../text/in-words.ts';
import { containerFor, ofDeployment, ofService } from './origins.ts';
import type { Sources } from './types.ts';

export function madeObject(sources: Sources, body: { readonly [key: string]: unknown }): KubeObject {
	const kind = inWords(body.kind);
	const origin = kind === 'Service' ? ofService : ofDeployment;
	return {
		kind,
		name: text(at(body, 'metadata', 'name')) ?? '',
		namespace: text(at(body, 'metadata', 'namespace')) ?? '',
		body,
		index: sources.root.index,
		made: {
			of: [sources.root, ...sources.configurations],
			from: (path) => origin(sources, body, path),
			containerFor: (variable) => containerFor(sources, variable),
		},
	};
}
