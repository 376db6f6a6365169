import { matches } from '../../../text/matches.ts';
import { toSteps, valueAt } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';
import { annotationKeyPattern, annotationPaths, longDomainPattern } from './metadata.ts';

const isName = (key: string) => matches(annotationKeyPattern, key) && !matches(longDomainPattern, key);

const places = annotationPaths.map((path) => ({ path, steps: toSteps(path) }));

export const finding = defineFinding({
	code: 'annotation-name',
	severity: 'error',
	text: '{path}: {key} cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.',
	doc: {
		what: 'A key under annotations is no name that Kubernetes takes.',
		why: 'The API server refuses the object.',
		fix: 'Use a name of at most 63 letters, digits, dashes, underscores and dots, which begins and ends with a letter or digit. A domain and one slash may stand before it.',
		source:
			'<https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values }, found) =>
		places.flatMap(({ path, steps }) =>
			Object.keys(valueAt(values, steps) as object)
				.filter((key) => !isName(key))
				.sort()
				.flatMap((key) => found([...steps, key], { path, key: JSON.stringify(key) })),
		),
	template: `
{{- $c := . -}}
{{- range $path := .constants.annotationPaths -}}
{{- range $key, $_ := include "kong-client-ip.valueAt" (list $c $path) | fromJson -}}
{{- if or (not (regexMatch $c.constants.annotationKeyPattern $key)) (regexMatch $c.constants.longDomainPattern $key) -}}
{{- include "kong-client-ip.found" (list $c "annotation-name" (dict "path" $path "key" (toRawJson $key))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				podAnnotations: { '': 'x' },
				proxy: { annotations: { 'a b': 'x', '-a': 'x', 'a/b/c': 'x' } },
			},
			texts: [
				'proxy.annotations: "-a" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.',
				'proxy.annotations: "a b" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.',
				'proxy.annotations: "a/b/c" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.',
				'podAnnotations: "" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.',
			],
		},
		{
			values: { deploymentAnnotations: { ['a'.repeat(64)]: '', [`${'a.'.repeat(127)}a/b`]: '' } },
			texts: [
				`deploymentAnnotations: "${'a.'.repeat(127)}a/b" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.`,
				`deploymentAnnotations: "${'a'.repeat(64)}" cannot be the name of an annotation. Use a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a domain and one slash.`,
			],
		},
	],
	neighbours: [
		{
			values: {
				podAnnotations: {
					'Example.COM/A_b.c-1': 'any text\n at all: {}',
					['a'.repeat(63)]: '',
					[`${'a.'.repeat(126)}a/b`]: '',
				},
			},
		},
		{ values: { podAnnotations: { '': null } } },
	],
});
