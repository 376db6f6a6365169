// Tests of the package as npm packs it, with the real pre-commit, lefthook and husky among them; `npm run test:hook` runs them, `npm test`
// does not.

export default {
	files: ['test/hook/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '10m',
};
