// What the package exports to programs: what the commands do, without files and printing. Nothing but this file's names is stable.

export {
	type Balancer,
	type Checked,
	type CheckOptions,
	check,
	type Gateway,
} from './library/check.ts';
export { type Decided, decide, type Settings } from './library/decide.ts';
export { type Explained, explain, type Journey, type Story } from './library/explain.ts';
export { type Imported, type ImportOptions, importValues } from './library/import-values.ts';
export {
	type LoadBalancer,
	loadBalancers,
	type RefusedStrategy,
	type WorkingStrategy,
} from './library/load-balancers.ts';
export { type Overlaid, type OverlayOptions, overlay } from './library/overlay.ts';
export { type Plan, type Planned, plan, type Remark } from './library/plan.ts';
export type {
	Finding,
	KongClientIpValues,
	ReleaseOptions,
	TextFile,
	ValuesInput,
} from './library/types.ts';
export { type Validated, type ValidateOptions, validate } from './library/validate.ts';
