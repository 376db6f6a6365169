// Installs the development dependencies when they are missing or stale. Every `pre…` script of package.json
// runs it, so that `npm start` and `npm test` are single commands on a fresh clone. Only `node:` modules here,
// and only syntax that old Node versions parse, so that they reach the sentence about their version.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './bootstrap/lock.mjs';
import { runNpm } from './bootstrap/npm.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'node_modules', '.bootstrap-stamp');

function checkNode(engines) {
	const wanted = /(\d+)\.(\d+)/.exec(engines).slice(1).map(Number);
	const found = process.versions.node.split('.').map(Number);
	if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
		throw new Error(
			`Node ${engines} is needed, this is ${process.versions.node}: https://nodejs.org/en/download`,
		);
	}
}

/** What an up-to-date node_modules was installed from: native packages depend on the platform too. */
function wantedStamp() {
	const file = path.join(root, 'package-lock.json');
	if (!fs.existsSync(file)) {
		throw new Error('package-lock.json is missing: restore it with `git checkout package-lock.json`');
	}
	const hash = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
	return `${hash} ${process.platform} ${process.arch}\n`;
}

function isFresh(stamp, manifest) {
	if (!fs.existsSync(stampFile) || fs.readFileSync(stampFile, 'utf8') !== stamp) return false;
	const names = Object.keys(Object.assign({}, manifest.dependencies, manifest.devDependencies));
	return names.every((name) => fs.existsSync(path.join(root, 'node_modules', name, 'package.json')));
}

async function install(stamp) {
	process.stderr.write('Installing the development dependencies (npm ci) …\n');
	// `--include=dev` outweighs NODE_ENV=production and `omit=dev`. No dependency needs its scripts, and `prepare` would build.
	const args = ['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
	const { said, failure } = await runNpm(args, root);
	process.stderr.write(said);
	if (failure) throw new Error(failure);
	// Written last, since npm ci begins by removing node_modules: an install that was cut off has no stamp.
	fs.writeFileSync(`${stampFile}.${process.pid}`, stamp);
	fs.renameSync(`${stampFile}.${process.pid}`, stampFile);
}

async function main() {
	const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
	checkNode(manifest.engines.node);
	const stamp = wantedStamp();
	if (isFresh(stamp, manifest)) return;
	await withLock(path.join(root, '.cache', 'bootstrap.lock'), async () => {
		if (!isFresh(stamp, manifest)) await install(stamp);
	});
}

main().catch((error) => {
	process.stderr.write(`bootstrap: ${error.message}\n`);
	process.exitCode = 1;
});
