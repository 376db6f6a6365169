// Tells about products as text for a terminal.
import { greatest } from '../../schema/text/lists.ts';
import {
	freshness,
	type ProductFacts,
	type RefusedStrategy,
	strategies,
	type WorkingStrategy,
} from './facts.ts';

/** Who Kong's socket sees, in words. */
export const peerNames = { client: 'the client', node: 'a node', loadBalancer: 'the balancer' } as const;

/** One line per product: id, what `auto` takes, title. */
export function listText(products: readonly ProductFacts[]): string {
	const rows = products.map(({ id, recommended, title }) => [id, recommended, title]);
	const width = (column: number) => greatest(rows.map((row) => row[column]?.length ?? 0));
	const lines = rows.map(([id = '', strategy = '', title = '']) =>
		`${id.padEnd(width(0))}  ${strategy.padEnd(width(1))}  ${title}`.trimEnd(),
	);
	return `${lines.join('\n')}\n\n${products.length} products, with the strategy that auto chooses. For one product: kong-client-ip load-balancers ID\n`;
}

/** All about one product, lines no wider than `width`. */
export function productText(facts: ProductFacts, width: number): string {
	const paragraph = (text: string, indent = 0) => wrap(text, width, indent);
	const list = (title: string, items: readonly string[]) =>
		items.length === 0 ? [] : [title, ...items.map((item) => paragraph(item, 2))];
	return [
		...[`${facts.id}: ${facts.title}`, paragraph(`For ${facts.designedFor}.`)],
		`auto chooses ${facts.recommended}.${facts.schemes.length > 0 ? ` Schemes: ${facts.schemes.join(' (default), ')}.` : ''}`,
		...strategies.flatMap((strategy) => [
			'',
			...strategyLines(strategy, facts.strategies[strategy], paragraph),
		]),
		'',
		paragraph(`Health check: ${facts.healthCheck}`),
		paragraph(`Inside the cluster: ${facts.hairpin}`),
		...list('Cannot change later, or not without an interruption:', facts.immutable),
		...list('Notes:', facts.notes),
		'',
		paragraph(freshness(facts)),
		...list(
			'Sources:',
			facts.sources.map(({ title, read }) => `${title} (${read})`),
		).flatMap((line, index) => (index === 0 ? [line] : [line, `    ${facts.sources[index - 1]?.url}`])),
		'',
	].join('\n');
}

function strategyLines(
	name: string,
	strategy: WorkingStrategy | RefusedStrategy,
	paragraph: (text: string, indent?: number) => string,
): string[] {
	if (!strategy.works)
		return [`${name}: cannot work`, paragraph(`${capital(strategy.why)}. Instead, ${strategy.instead}.`, 2)];
	const { trafficPolicy, serviceType, loadBalancerClass, trust, needs, warnings, objects } = strategy;
	const service = [
		serviceType,
		...(trafficPolicy ? [`traffic policy ${trafficPolicy}`] : []),
		...(loadBalancerClass ? [`class ${loadBalancerClass}`] : []),
	];
	return [
		name,
		paragraph(strategy.how, 2),
		paragraph(`Service: ${service.join(', ')}.`, 2),
		...annotationLines('Annotations of the Service', strategy.serviceAnnotations),
		...(objects.length > 0 ? [paragraph(`Beside it: ${objects.join(', ')}.`, 2)] : []),
		...annotationLines('Their annotations', strategy.frontAnnotations),
		paragraph(`Peer of Kong: ${peerNames[strategy.peer]}.`, 2),
		...(trust ? [`  To find the addresses for trustedIPs:`, `    ${trust.find}`] : []),
		...(trust?.also ? [paragraph(`Trust also ${trust.also}.`, 2)] : []),
		...(needs.length > 0 ? [paragraph(`Needs: ${needs.join('; ')}.`, 2)] : []),
		...warnings.map((warning) => paragraph(`Warning: ${warning}`, 2)),
	];
}

function annotationLines(title: string, annotations: { readonly [name: string]: string }): string[] {
	const entries = Object.entries(annotations);
	if (entries.length === 0) return [];
	return [`  ${title}:`, ...entries.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`)];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Breaks at spaces; a word that is longer than the line stays whole. */
function wrap(text: string, width: number, indent: number): string {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line && indent + line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else line = line ? `${line} ${word}` : word;
	}
	return [...lines, line].map((one) => ' '.repeat(indent) + one).join('\n');
}
