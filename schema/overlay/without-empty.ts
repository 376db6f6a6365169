// Values without what says nothing.
import { isEmpty, isMap } from '../text/map.ts';

type Json = { [key: string]: unknown };

/** Without nulls, empty maps and empty lists: they would only repeat the chart's defaults, but for flags, of which it has some. */
export function withoutEmpty(value: Json): Json {
	const entries = Object.entries(value).map(([key, child]): [string, unknown] => [
		key,
		isMap(child) ? withoutEmpty(child) : child,
	]);
	return Object.fromEntries(
		entries.filter(([key, child]) => child === '' || key === 'parameters' || !isEmpty(child)),
	);
}
