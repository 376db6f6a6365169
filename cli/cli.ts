#!/usr/bin/env node
import { processIo, sayLast } from './io/process-io.ts';
// The executable `kong-client-ip`: connects the process with the commands.
import { main } from './main.ts';

process.on('uncaughtException', ({ message }) => {
	sayLast(`this is an error of the program, not of your files: ${message.split('\n', 1)[0]}`);
	process.exit(2);
});

main(process.argv.slice(2), processIo()).then((code) => {
	process.exitCode = code;
});
