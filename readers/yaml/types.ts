// What reading a values file yields: the value, what is wrong, and where each part stands in the text.

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

/** Stable names for what can be wrong with a values file as YAML. */
export type YamlProblemCode =
	| 'yaml-alias'
	| 'yaml-documents'
	| 'yaml-duplicate-key'
	| 'yaml-encoding'
	| 'yaml-key'
	| 'yaml-merge'
	| 'yaml-newline'
	| 'yaml-not-a-map'
	| 'yaml-number'
	| 'yaml-size'
	| 'yaml-syntax'
	| 'yaml-tag';

export interface YamlProblem extends Location {
	code: YamlProblemCode;
	/** `error`: Helm refuses the file or drops a part of it. `warning`: Helm 3 and Helm 4 read it differently. */
	severity: 'error' | 'warning';
	/** One line: what is wrong and what to do, without file and place. */
	message: string;
}

/** A problem before its offsets are turned into lines and columns. */
export interface RawProblem extends Range {
	code: YamlProblemCode;
	severity: 'error' | 'warning';
	message: string;
}

/** A value with the place of it and of all its parts. */
export interface Located extends Range {
	value: Json;
	/** Where its key stands, for a member of a map. */
	key?: Range;
	/** A plain scalar as it is written, where that differs from its value: `on`, `010`. */
	written?: string;
	members?: Map<string, Located>;
	items?: Located[];
}
