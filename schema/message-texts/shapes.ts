// Texts about names and shapes of values.
import { error, type Messages, warning } from './message.ts';

export const shapeTexts = {
	// Shapes, for those who skip the schema.
	'value-shape': error('{path} must be a {kind}. Correct it, or remove it for the default.'),
	'value-unknown': error('{path}: {value} is not known. Use one of {allowed}.'),
	'key-unknown': error('{path} is not a value of this chart. Remove it or correct its name.'),

	// What only the schema knows of: Helm prints its own line for these.
	'value-form': {
		...error('{path}: {value} has the wrong form. {form}'),
		toolkitOnly: true,
	},
	'value-range': { ...error('{path}: {value} must be {limit}. Correct it.'), toolkitOnly: true },
	'value-list': { ...error('{path} {problem}. Correct it.'), toolkitOnly: true },

	// What Kubernetes owns passes as it is, but for what is like a name of its own.
	'field-misspelt': {
		...warning('{path} is no field that Kubernetes has there. Write {meant}.'),
		toolkitOnly: true,
		neverFails: true,
	},
	'word-misspelt': {
		...warning('{path}: {value} is no word that Kubernetes takes there. Write {meant}.'),
		toolkitOnly: true,
		neverFails: true,
	},
} as const satisfies Messages;
