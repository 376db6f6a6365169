// Tests with what others read our files by: the real yaml-language-server, which editors run, and the published schema of SARIF.
// `npm run test:editors` runs them, `npm test` does not.

export default {
	files: ['test/editors/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '10m',
};
