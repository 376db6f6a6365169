// What reading a values file yields: the value, what is wrong, and where each part is in the text.
import type { Code, Finding } from '../../schema/findings/finding.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** From the root: object keys and array indexes. */
export type Path = readonly (string | number)[];

/** Lines and columns count from 1, columns in UTF-16 code units as editors do; the end is exclusive. */
export interface Location {
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
}

/** Character offsets into the text; the end is exclusive. */
export interface Range {
	start: number;
	end: number;
}

/** The findings that reading a values file as YAML can give. */
export type YamlCode = Extract<Code, `yaml-${string}`>;

/**
 * What is wrong with a values file as YAML, at its place. An error: Helm refuses the file or drops a part of it. A warning: Helm 3 and
 * Helm 4 read it differently.
 */
export interface YamlProblem extends Finding, Location {
	readonly code: YamlCode;
}

/** A problem before its offsets are turned into lines and columns. */
export interface RawProblem extends Range {
	code: YamlCode;
	/** Where it differs from the severity of the finding. */
	severity?: 'warning';
	/** One line, without a capital and a full stop: what is wrong and what to do. */
	message: string;
}

/** A value with the place of it and of all its parts. */
export interface Located extends Range {
	value: Json;
	/** Where its key is, for a member of a map. */
	key?: Range;
	/** A plain scalar as it is written, where that differs from its value: `on`, `010`. */
	written?: string;
	members?: Map<string, Located>;
	items?: Located[];
}
