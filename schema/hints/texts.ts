// Sentences behind the text of a finding, where the toolkit knows more than a template can compute.

/** `a, b or c`. */
const anyOf = (names: readonly string[]) =>
	names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names.join('');

/** By what they are about; those that name something take it. */
export const hints = {
	nearest: (names: readonly string[]) => `Did you mean ${anyOf(names)}?`,
	products: 'kong-client-ip load-balancers tells them apart.',
	inside: (pointer: string) => `To check the values inside it: --at ${pointer}.`,
	levels: (steps: readonly string[]) =>
		`Each level is a line of its own: ${steps.slice(0, -1).join(': ')}:, and indented below it ${steps.at(-1)}:.`,
	unquote: (text: string) => `Write it without quotes: ${text}.`,
	list: (text: string) => `Write it as a list: ${text}.`,
	items: 'Begin each item with a dash.',
	proxy: 'For PROXY headers set clientIp.strategy to proxyProtocol.',
	dashes: 'Indent the dashes of all items alike.',
	members: 'Write key: value, without a dash.',
	space: 'It holds a no-break space, which only looks like one: type a plain space.',
	colon: 'A colon needs a space after it.',
	split: 'Give each an item of its own.',
	hasIt: (products: readonly string[]) => `It belongs to clientIp.loadBalancer ${anyOf(products)}.`,
	oneOf: (words: readonly string[]) => `Use ${anyOf(words)}.`,
	keys: (keys: readonly string[]) => `It has the keys ${keys.join(', ')}.`,
	settings: (lines: readonly string[]) => `Below it write ${lines.join(' and ')}.`,
	alone: (text: string) => `Write ${text} alone.`,
	text: (text: string) => `Write it as one text: ${JSON.stringify(text)}.`,
	block: (key: string) => `Write ${key}: | and indent the text below it.`,
	comma: 'Remove the comma behind it.',
	dash: 'A dash needs a space after it.',
	quote: (text: string) => `To mean text, put it in quotes: ${text}.`,
} as const;
