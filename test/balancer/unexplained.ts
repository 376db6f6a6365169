// Records that the product's answer differs from, each with the reason why that is right or cannot be helped.

export const unexplained: { readonly [id: string]: string } = {
	'awslbc-0575':
		'The NLB recorded beside the ALB is that of the LoadBalancer Service itself, which stands next to the ALB, not in front of it.',
};
