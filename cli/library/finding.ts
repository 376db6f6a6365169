// Findings, as library calls return them.
import type { ReportFinding } from '../report/types.ts';
import type { Finding } from './types.ts';

/** Findings for callers: those about an object have no place in a file. */
export function published(findings: readonly ReportFinding[]): readonly Finding[] {
	return findings.map(({ file, line, column, endLine, endColumn, ...finding }) =>
		file ? { ...finding, ...defined({ file, line, column, endLine, endColumn }) } : finding,
	);
}

const defined = <T extends object>(members: T): { [name in keyof T]?: Exclude<T[name], undefined> } =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

export const hasErrors = (findings: readonly { readonly severity: string }[]): boolean =>
	findings.some(({ severity }) => severity === 'error');
