#!/usr/bin/env node
// The executable `kong-client-ip`: connects the process with the commands.
import { main } from './cli/main.ts';
import { processIo } from './cli/process-io.ts';

main(process.argv.slice(2), processIo()).then((code) => {
	process.exitCode = code;
});
