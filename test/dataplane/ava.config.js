// Tests that need nginx and HAProxy on the machine, and python3 for the other proxies; `npm run test:dataplane` runs them, `npm test` does not.

export default {
	files: ['test/dataplane/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '2m',
};
