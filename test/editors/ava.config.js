// Tests with the real yaml-language-server, which editors run; `npm run test:editors` runs them, `npm test` does not.

export default {
	files: ['test/editors/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '10m',
};
