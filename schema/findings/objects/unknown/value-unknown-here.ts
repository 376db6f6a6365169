import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-unknown-here',
	severity: 'note',
	text: '{what} comes from {source}, which is not in the input: {effect}.',
	doc: {
		what: 'A value comes from a ConfigMap or Secret that is not in the input, from the pod, a vault, or a file of nginx directives.',
		why: 'What depends on it cannot be told.',
		fix: 'Add the object to the input; look into the file yourself.',
		source: '<https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/>',
	},
	samples: [],
	neighbours: [],
});
