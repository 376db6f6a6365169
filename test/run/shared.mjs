// Runs test files in one process, one file after the other: to start a process, and to load what files share,
// costs more than most tests do.
import ava from 'ava';

/** All declarations of the files. ava begins as soon as the first one has reached it, so that they wait until all files are loaded. */
const declarations = [];

/** The tests by their title, with what they wait for. */
const tests = new Map();

/** What a test file gets for ava's `test`. Titles open with the file. */
export function testsOf(file) {
	const named = (title) => `${file} › ${title}`.trim().replaceAll(/\s+/g, ' ');
	const declare =
		(serial) =>
		(title, ...body) => {
			declarations.push(() => {
				tests.set(named(title), { file, serial, begin: signal(), end: signal() });
				ava(named(title), ...body);
			});
		};
	const whole = (name) => () => {
		throw new Error(
			`test.${name} of ${file} needs a process of its own: see \`alone\` in test/run/processes.mjs`,
		);
	};
	return Object.assign(declare(false), {
		serial: declare(true),
		skip: (title, body) => declarations.push(() => ava.skip(named(title), body)),
		before: whole('before'),
		beforeEach: whole('beforeEach'),
		afterEach: Object.assign(whole('afterEach'), { always: whole('afterEach.always') }),
		after: Object.assign(whole('after'), {
			always: (hook) => declarations.push(() => ava.after.always(named('after'), hook)),
		}),
	});
}

/** A promise that somebody else resolves. */
function signal() {
	const made = {};
	made.promise = new Promise((resolve) => {
		made.resolve = resolve;
	});
	return made;
}

/** Loads test files, given by their names and how each is loaded, and declares their tests. */
export async function runShared(files) {
	for (const [file, load] of files) {
		await load().catch((error) => testsOf(file)('loads', () => Promise.reject(error)));
	}
	ava.beforeEach('turn', (t) => turn(testOf(t)));
	ava.afterEach.always('turn', (t) => testOf(t).end.resolve());
	for (const declareOne of declarations) declareOne();
}

const testOf = ({ title }) => tests.get(title.replace(/^turn for /, ''));

/** Tests that ava has begun, and that nobody has let go yet. */
const waiting = new Set();
let running = false;

/** Resolves when a test may begin. */
function turn(test) {
	waiting.add(test);
	if (!running) {
		running = true;
		// ava begins all tests at once.
		setImmediate(takeTurns);
	}
	return test.begin.promise;
}

/** Lets tests go file by file; first those that want to be alone, one by one, then the others of the file together. */
async function takeTurns() {
	while (waiting.size > 0) {
		const [{ file }] = waiting;
		const together = [...waiting].filter((test) => test.file === file);
		for (const test of together.filter(({ serial }) => serial)) await letGo([test]);
		await letGo(together.filter(({ serial }) => !serial));
	}
	running = false;
}

function letGo(some) {
	for (const test of some) {
		waiting.delete(test);
		test.begin.resolve();
	}
	return Promise.all(some.map(({ end }) => end.promise));
}
