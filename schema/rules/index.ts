// Every rule, in the order in which users see what they find.
import { headerRules } from './headers.ts';
import { strategyRules } from './strategy.ts';
import { trustRules } from './trust.ts';
import type { Rule } from './types.ts';

export const allRules: readonly Rule[] = [...strategyRules, ...trustRules, ...headerRules];
