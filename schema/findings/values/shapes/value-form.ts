import { formHint, headerHint } from '../../../hints/remedies.ts';
import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';
import { namePattern } from './metadata.ts';

/** As the type of the values says it. */
const nameForm = 'It must be lower-case letters, digits and dashes, with a letter first and no dash last.';

export const finding = defineFinding({
	code: 'value-form',
	severity: 'error',
	text: '{path}: {value} has the wrong form. {form}',
	doc: {
		what: 'A text does not have the form that this value needs.',
		why: 'What Kubernetes or Kong would refuse later is refused here, with its place.',
		fix: 'Write it in the form that the message describes.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	onImport: 'gives way',
	// The schema has them all. The chart looks again at those that are part of every name, since Helm can skip the schema.
	find: ({ values }, found) =>
		(['nameOverride', 'fullnameOverride'] as const).flatMap((path) => {
			const value = values[path];
			if (!value || matches(namePattern, value)) return [];
			const args = { path, value: JSON.stringify(value), form: nameForm };
			return found(path, args, [], { value, pattern: namePattern });
		}),
	template: `
{{- $c := . -}}
{{- range $path := list "nameOverride" "fullnameOverride" -}}
{{- $value := get $c.values $path -}}
{{- if and $value (not (regexMatch $c.constants.namePattern $value)) -}}
{{- include "kong-client-ip.found" (list $c "value-form" (dict "path" $path "value" (toRawJson $value) "form" "${nameForm}")) -}}
{{- end -}}
{{- end -}}
`,
	hint({ path, subject }) {
		if (typeof subject?.value !== 'string') return undefined;
		const isHeader = path.join('.') === 'clientIp.httpHeaders.name';
		return (
			(isHeader ? headerHint(subject.value) : undefined) ?? formHint(subject.value, subject.pattern ?? '')
		);
	},
	samples: [
		{
			values: { nameOverride: 'Edge', fullnameOverride: 'a"b' },
			texts: [
				'nameOverride: "Edge" has the wrong form. It must be lower-case letters, digits and dashes, with a letter first and no dash last.',
				'fullnameOverride: "a\\"b" has the wrong form. It must be lower-case letters, digits and dashes, with a letter first and no dash last.',
			],
		},
	],
	neighbours: [
		{ values: { image: { digest: `sha256:${'0123456789abcdef'.repeat(4)}` } } },
		{ values: { nameOverride: 'edge-2', fullnameOverride: null } },
	],
});
