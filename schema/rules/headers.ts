// Rules about the header that carries the address.
import { writtenHeaders } from '../catalogue/written-headers.ts';
import { headerWriter } from '../decide/header-writer.ts';
import { matches } from './matches.ts';
import { found, type Rule } from './types.ts';

/** Names that cannot work, as patterns of the name in lower case, and why. */
export const uselessHeaders = [
	{
		pattern: '^proxy-?protocol$',
		why: 'it is no header, and Kong would believe a request header of that name',
	},
	{ pattern: '^forwarded$', why: 'nginx cannot read the Forwarded header of RFC 7239' },
] as const;

const headerName: Rule = ({ values }) => {
	const { name } = values.clientIp.httpHeaders;
	if (name === null) return [];
	const useless = uselessHeaders.find(({ pattern }) =>
		matches(pattern, name.toLowerCase().replaceAll('_', '-')),
	);
	return useless ? found('header-name', 'clientIp.httpHeaders.name', { name, why: useless.why }) : [];
};

const headerCase: Rule = ({ values }) => {
	const { name } = values.clientIp.httpHeaders;
	if (name === null || name === 'X-Forwarded-For' || name.toLowerCase() !== 'x-forwarded-for') return [];
	return found('header-case', 'clientIp.httpHeaders.name', { name });
};

/** What the balancer does not write passes through it as the client sent it. */
const headerForeign: Rule = (situation) => {
	const { values, method, id, header } = situation;
	if (headerWriter(situation) !== 'foreign' || !method || values.clientIp.cdnOnly) return [];
	return found('header-foreign', 'clientIp.httpHeaders.name', {
		loadBalancer: id,
		name: header,
		writes: (writtenHeaders(method) ?? []).join(' and '),
	});
};

/** A CDN hands over what it was not told to write; to X-Forwarded-For all of them append. */
const cdnHeader: Rule = ({ values, cdn, strategy }) => {
	const { name } = values.clientIp.httpHeaders;
	if (!cdn || !values.clientIp.cdn || strategy !== 'httpHeaders' || name === null) return [];
	if ([cdn.header.toLowerCase(), 'x-forwarded-for'].includes(name.toLowerCase())) return [];
	const args = { cdn: values.clientIp.cdn, name, writes: cdn.header };
	return found('cdn-header', 'clientIp.httpHeaders.name', args);
};

const recursionNeeded: Rule = ({ strategy, recursive, method, id }) => {
	if (strategy !== 'httpHeaders' || recursive || !method?.recursionNeeded) return [];
	return found('recursion-needed', 'clientIp.httpHeaders.recursive', {
		loadBalancer: id,
		why: method.recursionNeeded,
	});
};

export const headerRules: readonly Rule[] = [
	headerName,
	headerCase,
	headerForeign,
	cdnHeader,
	recursionNeeded,
];
