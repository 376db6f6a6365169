// Records that the product's answer differs from, each with the reason why that is right or cannot be helped.

export const unexplained: { readonly [id: string]: string } = {
	'civo-0023':
		'the controller hands on a UDP backend beside the TCP one of the same port; the record keeps one listener per number',
	'linode-0105':
		'whether a NodeBalancer with the number that the annotation names exists is not in the objects; where it does, it is used',
	'linode-0107':
		'the controller asks for a front end in a VPC, which the stand-in for the API does not have: the record calls it internet-facing',
};
