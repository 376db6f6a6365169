#!/usr/bin/env node
// The command kong-client-ip: runs what `npm run build` has made. npm makes that when it installs from a clone, unless it runs no scripts.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../dist/cli.cjs');
if (existsSync(program)) require(program);
else {
	const folder = join(__dirname, '..');
	process.stderr.write(
		`kong-client-ip: this copy in ${folder} is not built, since npm ran no scripts (ignore-scripts): install it again with --ignore-scripts=false, or run npm run build in a clone.\n`,
	);
	process.exitCode = 2;
}
