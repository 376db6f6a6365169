// npm start: takes values files all the way, from a check to manifests. Exit 0 done, 1 findings, 2 usage or internal error.
import { processIo } from '../cli/io/process-io.ts';
import { start } from './start/start.ts';

const io = processIo();
// npm changes into the package; paths are meant from where the user is.
process.exitCode = await start(process.argv.slice(2), { ...io, cwd: process.env.INIT_CWD ?? io.cwd });
