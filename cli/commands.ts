// The table of commands. To add one: a file in cli/commands/ that exports `command`, and a line here.
import type { Command } from './io/command.ts';

/** Loads a command's code. Each is a bundle of its own, so that starting one does not read the others. */
export type Load = () => Promise<{ readonly command: Command }>;

/** In the order in which the help lists them. */
export const commands: { readonly [name: string]: Load } = {
	validate: () => import('./commands/validate.ts'),
	'load-balancers': () => import('./commands/load-balancers.ts'),
	explain: () => import('./commands/explain.ts'),
	check: () => import('./commands/check.ts'),
	overlay: () => import('./commands/overlay.ts'),
	import: () => import('./commands/import.ts'),
	plan: () => import('./commands/plan.ts'),
	probe: () => import('./commands/probe.ts'),
	schema: () => import('./commands/schema.ts'),
};
