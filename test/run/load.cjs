// Runs first in the process of each test file: loads what bundle.mjs has made of the file in its place.
const { join, relative, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = resolve(__dirname, '../..');

require.extensions['.ts'] = (module, file) => {
	const made = join(process.env.TEST_BUNDLES, relative(root, file)).replace(/ts$/, 'mjs');
	// A promise: ava waits for it.
	module.exports = import(pathToFileURL(made).href);
};
