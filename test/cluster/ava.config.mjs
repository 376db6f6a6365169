// The tests that need a Kubernetes API server; `npm run test:cluster` makes one for them.
export default {
	files: ['test/cluster/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	// On two cores more would only make each slower, and the API server is not idle either.
	concurrency: 2,
	timeout: '10m',
};
