import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-app-protocol',
	severity: 'error',
	text: 'appProtocol {value} makes {product} change its health check: {why}. Remove appProtocol, or use traffic policy Local, whose check asks the health check node port.',
	doc: {
		what: '`appProtocol` makes the health check ask for `/` by HTTP.',
		why: 'Kong answers 404 there without a route, and the backends are taken out.',
		fix: 'Remove `appProtocol`, annotate the probe, or use traffic policy `Local`.',
		source: '<https://github.com/Kong/charts/issues/694>',
	},
	samples: [],
	neighbours: [],
});
