// JSON pointers (RFC 6901), as --at takes them.
import { isMap } from '../../schema/text/map.ts';
import { UserError } from '../user-error.ts';

/** The keys and indexes on the way. `''` is the whole. Throws a UserError on what is no pointer. */
export function parsePointer(text: string): string[] {
	if (text === '') return [];
	if (!text.startsWith('/')) {
		throw new UserError(`--at ${text} is not a path: begin with a slash, such as /spec/values.`);
	}
	return text
		.slice(1)
		.split('/')
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The steps as a path into `value`: indexes of lists become numbers. Undefined where it leads nowhere. */
export function follow(value: unknown, steps: readonly string[]): (string | number)[] | undefined {
	const path: (string | number)[] = [];
	let here = value;
	for (const step of steps) {
		if (Array.isArray(here) && /^(0|[1-9]\d{0,8})$/.test(step) && Number(step) < here.length) {
			path.push(Number(step));
			here = here[Number(step)];
		} else if (isMap(here) && Object.hasOwn(here, step)) {
			path.push(step);
			here = here[step];
		} else return undefined;
	}
	return path;
}

/** The steps as a JSON pointer. */
export const pointerText = (steps: readonly string[]) =>
	steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
