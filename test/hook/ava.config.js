// Tests of the package as npm packs it, with the real pre-commit, lefthook and husky among them; `npm run test:hook` runs them, `npm test`
// does not.

export default {
	files: ['test/hook/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	// npm pack rewrites README.md for the while, which pre-commit would take for a change that is not committed.
	concurrency: 1,
	timeout: '10m',
};
