// The chart's own values, as its values.yaml has them.
import { untouched } from './settle.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The defaults of all values, frozen. */
export const chartDefaults = untouched as unknown as { [key: string]: Json };
