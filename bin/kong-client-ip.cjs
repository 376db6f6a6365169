#!/usr/bin/env node
// The command kong-client-ip: runs what `npm run build` has made. npm makes that when it installs from a clone, unless it runs no scripts: those older than 12 do, by default.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../dist/cli.cjs');
if (existsSync(program)) require(program);
else {
	const folder = join(__dirname, '..');
	process.stderr.write(
		`kong-client-ip: this copy in ${folder} is not built, since npm ran no scripts when it installed it. Run npm run build in a clone, then npm install --global . there.\n`,
	);
	process.exitCode = 2;
}
