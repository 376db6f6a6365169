// Completion in the real shells. `npm run test:shells` runs it, `npm test` does not.
export default {
	files: ['test/shells/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '5m',
};
