// npm run refresh-cdn: reads the published ranges of CDNs again. Exit 0 done, 1 different, stale or not believed, 2 usage or unreadable.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../readers/user-error.ts';
import { parseRefreshArguments, usage } from './refresh-cdn/arguments.ts';
import { feeds } from './refresh-cdn/feeds.ts';
import { refresh } from './refresh-cdn/refresh.ts';

const folder = fileURLToPath(new URL('../schema/cdn/ranges', import.meta.url));
/** npm changes into the package; paths are meant from where the user is. */
const base = process.env.INIT_CWD ?? process.cwd();

async function main(): Promise<number> {
	const today = new Date().toISOString().slice(0, 10);
	const args = parseRefreshArguments(process.argv.slice(2), today);
	if (args.help) {
		process.stdout.write(usage);
		return 0;
	}
	const saved = args.saved && { ...args.saved, files: args.saved.files.map((file) => resolve(base, file)) };
	const say = (line: string) => console.log(line);
	const complain = (line: string) => console.error(line);
	return refresh({ ...args, saved }, { folder, today, feeds, say, complain });
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
