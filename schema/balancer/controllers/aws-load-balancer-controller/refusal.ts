// A reason for which the controller gives up on an Ingress or a Gateway, from wherever it is found to the answer.
import { refused } from '../../made.ts';
import type { Cure, Made, Remark, Where } from '../../types.ts';

/** Thrown where the controller gives up; {@link answerOf} turns it into an answer. */
export class Refusal extends Error {
	/** The setting to blame, where there is one. */
	readonly at: Where | undefined;
	readonly cure: Cure | undefined;

	constructor(message: string, at?: Where, cure?: Cure) {
		super(message);
		this.at = at;
		this.cure = cure;
	}
}

/** What is made, or why the controller gives up. */
export function answerOf(make: () => Made, remarks: () => readonly Remark[] = () => []): Made {
	try {
		return make();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return refused(error.message, error.at, { remarks: remarks(), cure: error.cure });
	}
}
