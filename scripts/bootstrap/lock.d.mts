// Types of lock.mjs, which is plain JavaScript because it runs before TypeScript is installed.
export function withLock<T>(file: string, work: () => Promise<T>): Promise<T>;
