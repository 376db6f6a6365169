// npm run stale: what is listed, by whom it is cited, and the exit codes.
import test from 'ava';
import { UserError } from '../../../readers/user-error.ts';
import type { Citation } from '../../../scripts/sources/age.ts';
import { citations, monthsSince } from '../../../scripts/sources/age.ts';
import { stale } from '../../../scripts/sources/stale.ts';
import { run } from '../../support/run.ts';
import { script } from '../../support/script.ts';

const some: readonly Citation[] = [
	{ kind: 'product', of: 'aks', title: 'Probes', url: 'https://example.com/probes', read: '2026-01' },
	{ kind: 'product', of: 'aks', title: 'Ranges', url: 'https://example.com/ranges', read: '2026-06' },
	{ kind: 'product', of: 'linode', title: 'Notes', url: 'https://example.com/notes', read: '2025-12' },
	{ kind: 'controller', of: 'azure', title: 'Probes', url: 'https://example.com/probes', read: '2026-01' },
	{ kind: 'cdn', of: 'fastly', title: 'Headers', url: 'https://example.com/headers', read: '2026-05' },
];

test('months are counted from month to month, over the turn of a year', (t) => {
	t.is(monthsSince('2026-11', '2026-11-30'), 0);
	t.is(monthsSince('2026-11', '2026-12-01'), 1);
	t.is(monthsSince('2025-12', '2026-11-29'), 11);
});

test('old sources are listed by product, controller and CDN, with month and page', (t) => {
	t.deepEqual(stale(['--months', '5'], '2026-11-29', some), {
		code: 1,
		text: `product aks
  2026-01  Probes
           https://example.com/probes

product linode
  2025-12  Notes
           https://example.com/notes

controller azure
  2026-01  Probes
           https://example.com/probes

CDN fastly
  2026-05  Headers
           https://example.com/headers

3 pages were read more than 5 months ago, for 2 products, 1 controller and 1 CDN. Read them again, mend what changed, and write the month.
`,
	});
});

test('exit code 0 where none is that old', (t) => {
	t.deepEqual(stale(['--months', '11'], '2026-11-29', some), {
		code: 0,
		text: 'Every source was read within 11 months.\n',
	});
});

test('as JSON', (t) => {
	const { text, code } = stale(['--months', '10', '--format', 'json'], '2026-11-29', some);
	t.is(code, 1);
	t.deepEqual(JSON.parse(text), {
		months: 10,
		today: '2026-11-29',
		stale: [
			{ kind: 'product', of: 'linode', title: 'Notes', url: 'https://example.com/notes', read: '2025-12' },
		],
	});
});

test('wrong usage', (t) => {
	const said = (...args: string[]) =>
		t.throws(() => stale(args, '2026-11-29', some), { instanceOf: UserError })?.message;
	t.is(said('--months', 'six'), '--months six is not a whole number of months. See npm run stale -- --help.');
	t.is(
		said('--format', 'yaml'),
		'--format yaml is not known. Use text or json. See npm run stale -- --help.',
	);
	t.is(
		said('--month', '6'),
		'there is no option --month. Did you mean --months? See npm run stale -- --help.',
	);
	t.is(said('aks'), 'stale takes no aks. See npm run stale -- --help.');
});

test('the sources of products, controllers and CDNs are looked at', (t) => {
	const all = citations();
	const has = (kind: string, of: string, page: RegExp) =>
		all.some((one) => one.kind === kind && one.of === of && page.test(one.url));
	t.true(has('product', 'exoscale', /service-loadbalancer\.md$/));
	t.true(has('controller', 'ingress-gce', /translator\.go$/));
	t.true(all.some(({ kind }) => kind === 'cdn'));
});

test('as a program: within a century all is fresh; an option that does not exist is exit code 2', async (t) => {
	const call = (...args: string[]) => run(process.execPath, [...script('stale'), ...args]);
	t.deepEqual(await call('--months', '1200'), {
		stdout: 'Every source was read within 1200 months.\n',
		stderr: '',
		exitCode: 0,
	});
	const wrong = await call('--fromat', 'json');
	t.is(wrong.exitCode, 2);
	t.is(wrong.stderr, 'there is no option --fromat. Did you mean --format? See npm run stale -- --help.\n');
});
