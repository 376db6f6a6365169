import { formHint, headerHint } from '../../../hints/remedies.ts';
import { defineFinding } from '../../define.ts';

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
	toolkitOnly: true,
	onImport: 'gives way',
	hint({ path, subject }) {
		if (typeof subject?.value !== 'string') return undefined;
		const isHeader = path.join('.') === 'clientIp.httpHeaders.name';
		return (
			(isHeader ? headerHint(subject.value) : undefined) ?? formHint(subject.value, subject.pattern ?? '')
		);
	},
	samples: [
		{
			values: { image: { digest: 'sha256:abc' } },
			texts: [
				'image.digest: "sha256:abc" has the wrong form. It must be sha256: and 64 hexadecimal digits in lower case.',
			],
		},
	],
	neighbours: [{ values: { image: { digest: `sha256:${'0123456789abcdef'.repeat(4)}` } } }],
});
