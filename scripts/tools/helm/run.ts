// Runs Helm and hands back what it said, whatever its exit code.
import { type RunOptions, type RunResult, run } from '../run.ts';
import { type Helm, helm } from './find.ts';

interface HelmRunOptions extends RunOptions {
	/** Which Helm; by default the one that {@link helm} finds. */
	helm?: Helm;
}

/** Runs Helm with `args`. Throws a UserError only where no Helm can be found or started. */
export async function runHelm(args: string[], options: HelmRunOptions = {}): Promise<RunResult> {
	const { helm: wanted, ...rest } = options;
	return run((wanted ?? (await helm())).path, args, rest);
}
