// Tests of the explorer in Debian's Chromium; `npm run test:site` builds it and runs them, `npm test` does not.

export default {
	files: ['test/site/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	// One browser for each file at a time.
	serial: true,
	concurrency: 2,
	timeout: '5m',
};
