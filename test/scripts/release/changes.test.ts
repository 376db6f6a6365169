import test from 'ava';
import { newestSection } from '../../../scripts/release/changes.ts';

const changelog = `# Changelog

Words about it.

## 1.1.0 (2026-12-01)

### Added

- **chart:** One thing
- Another

### Fixed

- **check:** A third

## 1.0.0 (2026-11-30)

### Added

- Old
`;

test('the newest release of a changelog, entry by entry', (t) => {
	const section = newestSection(changelog);
	t.is(section?.version, '1.1.0');
	t.deepEqual(section?.changes, [
		{ group: 'Added', text: '**chart:** One thing' },
		{ group: 'Added', text: 'Another' },
		{ group: 'Fixed', text: '**check:** A third' },
	]);
	t.true(section?.body.startsWith('### Added\n'));
	t.true(section?.body.endsWith('A third'));
});

test('a changelog before the first release has none', (t) => {
	t.is(newestSection('# Changelog\n\nNothing is released yet.\n'), undefined);
});
