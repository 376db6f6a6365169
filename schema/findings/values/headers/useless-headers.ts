/** Names of headers that cannot carry an address, as patterns of the name in lower case with dashes, and why. */
export const uselessHeaders = [
	{
		pattern: '^proxy-?protocol$',
		why: 'it is no header, and Kong would believe a request header of that name',
	},
	{ pattern: '^forwarded$', why: 'nginx cannot read the Forwarded header of RFC 7239' },
] as const;
