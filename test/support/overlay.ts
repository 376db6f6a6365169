// Overlays of blocks over values files, as the command makes them.
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { type Judged, judgeOver } from '../../schema/overlay/over/judge.ts';
import type { OverlayTarget } from '../../schema/overlay/overlay.ts';

/** The overlay of a block over other values, for release kong. */
export const judge = (block: object, theirs: object, target: OverlayTarget = 'kong/kong'): Judged =>
	judgeOver({
		blocks: [block as JsonObject],
		theirs: theirs as JsonObject,
		before: theirs as JsonObject,
		target,
		release: 'kong',
		merge: (layers) => mergeValues(chartDefaults, layers),
	});
