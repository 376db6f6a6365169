// Types of npm.mjs, which is plain JavaScript because it runs before TypeScript is installed.
export function runNpm(args: string[], cwd: string): Promise<{ said: string; failure?: string }>;
