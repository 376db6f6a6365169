// The table of commands. To add one: a file in cli/commands/ that exports `command`, and a line here.
import type { Table } from './io/command.ts';

/** In the order in which the help lists them. */
export const commands: Table = {
	validate: () => import('./commands/validate.ts'),
	'load-balancers': () => import('./commands/load-balancers.ts'),
	explain: () => import('./commands/explain.ts'),
	check: () => import('./commands/check.ts'),
	overlay: () => import('./commands/overlay.ts'),
	import: () => import('./commands/import.ts'),
	plan: () => import('./commands/plan.ts'),
	probe: () => import('./commands/probe.ts'),
	schema: () => import('./commands/schema.ts'),
	completion: () => import('./commands/completion.ts'),
};
