// Packets through network namespaces: these tests need root, nginx with its Lua module, HAProxy and nftables, and
// some of them a cluster; `npm run test:packets` makes one.
export default {
	files: ['test/packets/**/*.test.ts'],
	extensions: { ts: 'module' },
	nodeArguments: ['--import=tsx'],
	workerThreads: false,
	concurrency: 1,
	timeout: '5m',
};
