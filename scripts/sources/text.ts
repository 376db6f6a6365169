// Lists old sources as text.
import type { Citation, SourceOwner } from './age.ts';

const titles: { readonly [kind in SourceOwner]: { readonly one: string; readonly several: string } } = {
	product: { one: 'product', several: 'products' },
	controller: { one: 'controller', several: 'controllers' },
	cdn: { one: 'CDN', several: 'CDNs' },
	gateway: { one: 'gateway', several: 'gateways' },
};

const kinds = Object.keys(titles) as SourceOwner[];

/** One group for each product, controller, CDN and gateway, and a last line that says what to do. */
export function staleText(stale: readonly Citation[], months: number): string {
	const age = months === 1 ? '1 month' : `${months} months`;
	if (stale.length === 0) return `Every source was read within ${age}.\n`;
	const groups = kinds.flatMap((kind) =>
		distinct(stale.filter((one) => one.kind === kind).map(({ of }) => of)).map((of) =>
			groupText(stale, kind, of),
		),
	);
	const pages = distinct(stale.map(({ url }) => url)).length;
	return [
		...groups,
		`${pages === 1 ? '1 page was' : `${pages} pages were`} read more than ${age} ago, for ${counts(stale)}. Read them again, mend what changed, and write the month.`,
		'',
	].join('\n');
}

function groupText(stale: readonly Citation[], kind: SourceOwner, of: string): string {
	const own = stale.filter((one) => one.kind === kind && one.of === of);
	return [
		`${titles[kind].one} ${of}`,
		...own.flatMap(({ read, title, url }) => [`  ${read}  ${title}`, `           ${url}`]),
		'',
	].join('\n');
}

function counts(stale: readonly Citation[]): string {
	const parts = kinds.flatMap((kind) => {
		const count = distinct(stale.filter((one) => one.kind === kind).map(({ of }) => of)).length;
		return count === 0 ? [] : [`${count} ${count === 1 ? titles[kind].one : titles[kind].several}`];
	});
	return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('');
}

const distinct = <Item>(all: readonly Item[]): readonly Item[] => [...new Set(all)];
