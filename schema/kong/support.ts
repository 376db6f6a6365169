// Which versions of Kong are supported, and until when.
import type { Source } from '../catalogue/types.ts';
import type { Release } from './release.ts';
import { openSource, supportPolicy } from './sources.ts';

/** A minor version of Kong. */
export interface Line {
	readonly release: Release;
	/** Long-term support. */
	readonly isLts?: true;
	/** Day of its release. */
	readonly released: string;
	/** The last day on which Kong supports it. */
	readonly supportedUntil: string;
	readonly source: Source;
}

const gateway = (minor: number, released: string, supportedUntil: string): Line => ({
	release: [3, minor],
	released,
	supportedUntil,
	source: supportPolicy,
});

/** Kong Gateway, by Kong's licence. Newest first. */
export const gatewayLines: readonly Line[] = [
	gateway(15, '2026-07-02', '2027-07-02'),
	{ ...gateway(14, '2026-04-07', '2029-04-07'), isLts: true },
	gateway(13, '2025-12-18', '2026-12-18'),
	gateway(12, '2025-10-01', '2026-10-01'),
	gateway(11, '2025-07-03', '2026-07-03'),
	{ ...gateway(10, '2025-03-27', '2028-03-31'), isLts: true },
	gateway(9, '2025-01-08', '2025-12-12'),
	{ ...gateway(4, '2023-08-09', '2026-08-31'), isLts: true },
];

/** Open-source Kong: 3.9 is its last line, and Kong said in July 2026 that it maintains it. */
export const openLine: Pick<Line, 'release' | 'source'> = { release: [3, 9], source: openSource };

/** The day for which the README says what is supported. */
export const statedFor = '2026-11-30';

/** The newest version that is known here. */
export const newestRelease: Release = [3, 15];

/** The lines of Kong Gateway that Kong supports on a day (YYYY-MM-DD), newest first. */
export const supportedOn = (day: string): readonly Line[] =>
	gatewayLines.filter(({ supportedUntil }) => supportedUntil >= day);
