// An overlay as a values file, with what the user must know above it. Pure.
import type { Overlay, OverlayTarget } from '../../schema/overlay/types.ts';
import { yamlText } from './yaml-text.ts';

/** Columns of comments. */
const width = 110;

export interface OverlayOrigin {
	readonly target: OverlayTarget;
	readonly loadBalancer: string;
	readonly strategy: string;
	/** The files from which it was made, as the user named them. */
	readonly files: readonly string[];
}

/** The whole file. */
export function overlayText(
	{ values, notes }: Overlay,
	{ target, loadBalancer, strategy, files }: OverlayOrigin,
): string {
	const title = `Values for the chart ${target}: ${loadBalancer} with strategy ${strategy}. Made by kong-client-ip overlay from ${files.join(', ')}.`;
	const use = `Use it as the last file: helm upgrade --install RELEASE ${target} -f values.yaml -f THIS. Lists replace those of earlier files.`;
	return `${[title, use, ...notes].map(comment).join('#\n')}${yamlText(values)}`;
}

function comment(text: string): string {
	const lines: string[] = [];
	let line = '#';
	for (const word of text.split(' ')) {
		if (line.length + word.length + 1 > width) {
			lines.push(line);
			line = '#';
		}
		line += ` ${word}`;
	}
	return `${[...lines, line].join('\n')}\n`;
}
