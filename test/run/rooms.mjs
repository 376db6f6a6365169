// The test files by room: by their folder below `test/`. The files of a room share a process.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quoted = (url) => JSON.stringify(String(url));
const runner = quoted(new URL('room.mjs', import.meta.url));

/** They change PATH or another part of their process, or need it to themselves. */
const alone = [
	'cli/check/live',
	'scripts/chart-testing/tools',
	'scripts/cluster/build',
	'scripts/ct',
	'scripts/tools/helm/provide',
].map((name) => join('test', `${name}.test.ts`));

/** The room of a test file, and its name there. */
function placeOf(file) {
	const path = relative('test', file)
		.replace(/\.test\.ts$/, '')
		.split(sep);
	if (alone.includes(file)) return [path.join('/'), ''];
	const [room, ...name] = path;
	return name.length > 0 ? [room, name.join(' › ')] : ['all', room];
}

/** esbuild's plugin by which a test file of a room gets the `test` that room.mjs has for it. */
export const roomTests = {
	name: 'room-tests',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^ava$/ }, ({ importer }) => {
			const file = relative(root, importer);
			if (!file.endsWith('.test.ts') || alone.includes(file)) return undefined;
			return { path: placeOf(file)[1], namespace: 'room' };
		});
		onResolve({ filter: /^file:/, namespace: 'room' }, ({ path }) => ({ path, external: true }));
		onLoad({ filter: /./, namespace: 'room' }, ({ path }) => ({
			contents: `import { testsOf } from ${runner};\nexport default testsOf(${quoted(path)});`,
		}));
	},
};

/** Writes a module for each room into the folder of the bundles. Returns their paths, those with the most files first. */
export function writeRooms(files, bundles) {
	const rooms = new Map();
	for (const file of files) {
		const [room, name] = placeOf(file);
		rooms.set(room, [...(rooms.get(room) ?? []), { file, name }]);
	}
	const largestFirst = [...rooms].sort(([, one], [, other]) => other.length - one.length);
	return largestFirst.map(([room, members]) => {
		const path = join(bundles, 'rooms', `${room}.mjs`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, textOf(members, bundles));
		return relative(root, path);
	});
}

function textOf(members, bundles) {
	const url = ({ file }) => quoted(pathToFileURL(join(bundles, file.replace(/ts$/, 'mjs'))));
	if (members.every(({ name }) => name === '')) return `import ${url(members[0])};\n`;
	const loads = members.map((one) => `\t[${quoted(one.name)}, () => import(${url(one)})],\n`);
	return `import { runRoom } from ${runner};\nawait runRoom([\n${loads.join('')}]);\n`;
}
