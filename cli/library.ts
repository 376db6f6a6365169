// What the package exports to programs: what the commands do, without files and printing. Nothing but this file's names is stable.

export type { ValuesFile } from '../readers/values/values-file.ts';
export { mergeValues } from '../readers/yaml/merge.ts';
export { readYaml, type YamlFile } from '../readers/yaml/read.ts';
export { type SourceChart, sourceCharts } from '../schema/charts/source-charts.ts';
export {
	type CheckResult,
	type Circumstances,
	type GatewayReport,
	NO_CIRCUMSTANCES,
	type ObjectFinding,
} from '../schema/check/types.ts';
export { type KubeObject, objectsOf } from '../schema/cluster/objects.ts';
export { chartDefaults } from '../schema/contract/defaults.ts';
export { type Story, storyOf } from '../schema/explain/story.ts';
export { explainSvg } from '../schema/explain/svg.ts';
export { explainText } from '../schema/explain/text.ts';
export type { Definition, Documentation, Severity } from '../schema/findings/define.ts';
export type { Code, Finding, ValuesFinding } from '../schema/findings/finding.ts';
export { definitionOf, isError, render, renderWithHint, severityOf } from '../schema/findings/render.ts';
export { type Imported, importValues, type Said } from '../schema/import/import.ts';
export { printValues } from '../schema/import/print.ts';
export type { ImportFinding, Part } from '../schema/import/types.ts';
export { type OperatorOverlay, operatorOverlay } from '../schema/overlay/operator.ts';
export {
	type Overlay,
	type OverlayTarget,
	overlayFullname,
	overlayOf,
	overlayTargets,
} from '../schema/overlay/overlay.ts';
export { plan } from '../schema/plan/plan.ts';
export { planText } from '../schema/plan/text.ts';
export type { Naming, Plan, PlanSide } from '../schema/plan/types.ts';
export {
	type Objects,
	type UpdateReading,
	type UpdateView,
	updatesOf,
	updateViewOf,
} from '../schema/plan/updates.ts';
export { updatesText } from '../schema/plan/updates-text.ts';
export { type Advised, checkAndAdvise as checkManifests } from '../schema/remedy/advise.ts';
export type { ValuePath } from '../schema/text/path.ts';
export * from '../schema/trace/index.ts';
export { checkValues } from '../schema/validate/check-values.ts';
export {
	type Decision,
	decide,
	type IngressDecision,
	type ServiceDecision,
} from '../schema/validate/decide.ts';
export type { ReportFinding } from './report/types.ts';
export { type Alone, checkAlone } from './validate/alone.ts';
export { type CheckedLayers, checkLayers } from './validate/layers.ts';
