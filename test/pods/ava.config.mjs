// Real pods: these tests need what `npm run test:pods` makes, a cluster with kubelets and the machines around it.
export default {
	files: ['test/pods/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	concurrency: 1,
	timeout: '5m',
};
