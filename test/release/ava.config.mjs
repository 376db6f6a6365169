// From what a release publishes, without the repository: `npm run test:release` makes a cluster and runs them.
export default {
	files: ['test/release/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	timeout: '15m',
};
