// Every rule, in the order in which users see what they find.
import { envRules } from './env.ts';
import { headerRules } from './headers.ts';
import { listenerRules } from './listeners.ts';
import { serviceRules } from './service.ts';
import { strategyRules } from './strategy.ts';
import { trustRules } from './trust.ts';
import type { Rule } from './types.ts';
import { workloadRules } from './workload.ts';

export const allRules: readonly Rule[] = [
	...strategyRules,
	...trustRules,
	...headerRules,
	...serviceRules,
	...listenerRules,
	...envRules,
	...workloadRules,
];
