// Where each CDN publishes its ranges for programs to read, and how they stand in the document. Pure data and functions.

import type { CdnId } from '../../schema/cdn/index.ts';
import { isMap } from '../../schema/text/map.ts';

/** One document, and the CIDR blocks in its text. `ranges` throws an Error whose message says what the text is not. */
export interface FeedDocument {
	readonly url: string;
	readonly ranges: (text: string) => readonly string[];
}

export interface Feed {
	readonly documents: readonly FeedDocument[];
	/** For a document whose address changes: the page that links to it, and what the link looks like. Then `documents` holds that one. */
	readonly linkedFrom?: { readonly page: string; readonly link: RegExp };
}

/** Programs read these; Akamai gives its list to customers only. */
export const feeds: { readonly [id in CdnId]?: Feed } = {
	cloudflare: {
		documents: [
			{ url: 'https://www.cloudflare.com/ips-v4', ranges: linesOf },
			{ url: 'https://www.cloudflare.com/ips-v6', ranges: linesOf },
		],
	},
	fastly: {
		documents: [
			{
				url: 'https://api.fastly.com/public-ip-list',
				ranges: (text) => {
					const list = jsonOf(text);
					return [...strings(list.addresses, 'addresses'), ...strings(list.ipv6_addresses, 'ipv6_addresses')];
				},
			},
		],
	},
	cloudfront: {
		documents: [
			{
				url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
				ranges: (text) => {
					const list = jsonOf(text);
					return [
						...originFacing(list.prefixes, 'prefixes', 'ip_prefix'),
						...originFacing(list.ipv6_prefixes, 'ipv6_prefixes', 'ipv6_prefix'),
					];
				},
			},
		],
	},
	'azure-front-door': {
		documents: [
			{
				url: 'https://download.microsoft.com/download/ServiceTags_Public.json',
				ranges: (text) => {
					const tag = maps(jsonOf(text).values, 'values').find(
						({ name }) => name === 'AzureFrontDoor.Backend',
					);
					if (!tag) throw new Error('there is no service tag AzureFrontDoor.Backend');
					const properties = isMap(tag.properties) ? tag.properties : {};
					return strings(properties.addressPrefixes, 'addressPrefixes');
				},
			},
		],
		linkedFrom: {
			page: 'https://www.microsoft.com/en-us/download/details.aspx?id=56519',
			link: /https:\/\/download\.microsoft\.com\/download\/[\w/-]+\/ServiceTags_Public_\d{8}\.json/,
		},
	},
};

/** A plain list: one block a line; what follows # is a comment. */
export function linesOf(text: string): readonly string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.replace(/#.*/, '').trim())
		.filter((line) => line !== '');
}

type Json = { readonly [key: string]: unknown };

function jsonOf(text: string): Json {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new Error('it is not JSON');
	}
	if (!isMap(value)) throw new Error('it is not a JSON object');
	return value;
}

function strings(value: unknown, key: string): readonly string[] {
	if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
		throw new Error(`${key} is not a list of texts`);
	return value;
}

function maps(value: unknown, key: string): readonly Json[] {
	if (!Array.isArray(value) || !value.every(isMap)) throw new Error(`${key} is not a list of objects`);
	return value;
}

function originFacing(value: unknown, list: string, key: string): readonly string[] {
	return strings(
		maps(value, list)
			.filter(({ service }) => service === 'CLOUDFRONT_ORIGIN_FACING')
			.map((one) => one[key]),
		key,
	);
}
