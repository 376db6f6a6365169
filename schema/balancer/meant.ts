// What the author of a word meant by it, whatever the controller makes of it. Only remarks ask this.

const on = ['1', 't', 'true', 'y', 'yes', 'on', 'enable', 'enabled'];
const off = ['0', 'f', 'false', 'n', 'no', 'off', 'disable', 'disabled', ''];

/** Whether somebody who writes the word wants the setting; null if that is not clear. */
export function meantAs(word: string): boolean | null {
	const plain = word.trim().toLowerCase();
	if (on.includes(plain)) return true;
	return off.includes(plain) ? false : null;
}
