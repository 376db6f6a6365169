import type { Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
export function remarksOfIgnored(_service: Service): Remark[] {
	return [];
}
export function remarksOfNlb(_: unknown): Remark[] {
	return [];
}
