// The two places in which an Ingress names its class.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/validation/validation.go, ValidateIngressCreate

import { annotationsOf } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';
import { given, type Rule, shown } from './refusal.ts';

const OLD_NAME = 'kubernetes.io/ingress.class';

export const oneClass: Rule = (ingress) => {
	const old = memberOf(annotationsOf(ingress), OLD_NAME);
	const className = given(ingress, 'ingressClassName');
	if (old === undefined || className === undefined || old === className) return [];
	return [
		{
			path: ['metadata', 'annotations', OLD_NAME],
			why: `the annotation ${OLD_NAME} says ${shown(old)}, and spec.ingressClassName ${shown(className)}, which only an update may add`,
			fix: 'Keep the one that names your controller, and remove the other',
			onlyNew: true,
		},
	];
};
