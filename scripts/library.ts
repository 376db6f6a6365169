// What the package exports to programs: decide for values, check them, and trace requests. No I/O, nothing but this file's names is stable.

export { chartDefaults } from '../schema/contract/defaults.ts';
export {
	type Decision,
	decide,
	type IngressDecision,
	type ServiceDecision,
} from '../schema/decide/decide.ts';
export {
	type Code,
	type Finding,
	isError,
	messages,
	render,
	renderWithHint,
	type Severity,
	type ValuePath,
} from '../schema/messages.ts';
export * from '../schema/trace/index.ts';
export type { ReportFinding } from './report/types.ts';
export { type Alone, checkAlone } from './validate/alone.ts';
export { checkValues } from './validate/check-values.ts';
export { type CheckedLayers, checkLayers } from './validate/layers.ts';
export type { ValuesFile } from './validate/values-file.ts';
export { mergeValues } from './yaml/merge.ts';
export { readYaml, type YamlFile } from './yaml/read.ts';
