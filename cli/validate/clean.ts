// Tells quickly that nothing is wrong with a plain values file, which is what most are.
import { Buffer } from 'node:buffer';
import { readQuickly } from '../../readers/yaml/quick.ts';
import { findingsOf } from '../../schema/validate/check-values.ts';
import { isOurs } from '../../schema/validate/ours.ts';

/** Files longer than this are worth the whole reader. */
const longest = 64 * 1024;

/**
 * What {@link checkAlone} would say to the file, if that is nothing: `clean` without findings, `skipped` where it is not for this chart.
 * Undefined where only the whole reader can tell.
 */
export function quickVerdict(bytes: Uint8Array, strict: boolean): 'clean' | 'skipped' | undefined {
	if (bytes.length > longest) return undefined;
	// One byte, one character: whatever is not ASCII makes the quick reader give up.
	const text = asBuffer(bytes).toString('latin1');
	const value = readQuickly(text);
	if (value === undefined) return undefined;
	// A block further down is worth a word.
	if (!strict && !isOurs(value, text)) return text.includes('clientIp') ? undefined : 'skipped';
	return findingsOf(value, 'kong').findings.length === 0 ? 'clean' : undefined;
}

const asBuffer = (bytes: Uint8Array) =>
	Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
