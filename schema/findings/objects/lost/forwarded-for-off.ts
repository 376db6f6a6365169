import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'forwarded-for-off',
	severity: 'error',
	text: '{product} was told not to write X-Forwarded-For ({mode}), so what arrives there is what the client wrote, or nothing. Take the setting out, so that it appends the client.',
	doc: {
		what: 'The balancer was told to pass on what the client wrote in X-Forwarded-For, or to take the header away.',
		why: "Nobody you trust then writes the client's address there.",
		fix: 'Take the setting out, so that the balancer appends the client.',
		source: '<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html>',
	},
	samples: [],
	neighbours: [],
});
