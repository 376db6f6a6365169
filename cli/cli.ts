#!/usr/bin/env node
import { processIo } from './io/process-io.ts';
// The executable `kong-client-ip`: connects the process with the commands.
import { main } from './main.ts';

main(process.argv.slice(2), processIo()).then((code) => {
	process.exitCode = code;
});
