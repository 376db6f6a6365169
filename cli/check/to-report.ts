// Turns what was found in objects into what is reported: with file, line and column. Pure.
import { locate } from '../../readers/manifests/locate.ts';
import type { Manifests } from '../../readers/manifests/read-manifests.ts';
import type { ObjectFinding } from '../../schema/check/types.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import type { ReportFinding } from '../report/types.ts';

export function reported(found: ObjectFinding, { sources }: Manifests): ReportFinding {
	const { code, severity, place } = found;
	const path = place?.shown ? { path: place.shown } : {};
	const where = place ? { ...locate(place, sources), ...path } : {};
	return { code, severity, message: renderWithHint(found), ...where };
}
