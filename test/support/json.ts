// JSON that a reader of YAML takes, as Helm reads values files: with escapes for what YAML does not have in a text.

/** Code units, so that both halves of a surrogate pair stay as they are. */
const odd = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

export const yamlJson = (value: unknown): string =>
	JSON.stringify(value).replaceAll(odd, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
