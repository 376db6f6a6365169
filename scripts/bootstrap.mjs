// Runs `npm ci` where node_modules is missing or was not made from this lock file. Every `pre…` script of package.json
// runs it, so that `npm start` and `npm test` are single commands on a fresh clone. Only `node:` modules here,
// and only syntax that old Node versions parse, so that they reach the sentence about their version.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'node_modules', '.bootstrap-stamp');

function checkNode() {
	const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
	const [major, minor] = /(\d+)\.(\d+)/.exec(engines.node).slice(1).map(Number);
	const found = process.versions.node.split('.').map(Number);
	if (found[0] > major || (found[0] === major && found[1] >= minor)) return;
	throw new Error(
		`Node ${engines.node} is needed, this is ${process.versions.node}: https://nodejs.org/en/download`,
	);
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

function install(stamp) {
	process.stderr.write('Installing the development dependencies (npm ci) …\n');
	// Gone before the first change and back after the last one, so that an install that was cut off is done again.
	fs.rmSync(stampFile, { force: true });
	// `--include=dev` outweighs NODE_ENV=production and `omit=dev`. No dependency needs its scripts, and `prepare` would build.
	const args = ['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
	const shell = process.platform === 'win32';
	const { error, status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell });
	if (error && error.code === 'ENOENT') {
		throw new Error('npm is not on PATH: it comes with Node, https://nodejs.org/en/download');
	}
	if (status !== 0) throw new Error('`npm ci` failed, see above');
	fs.writeFileSync(stampFile, stamp);
}

try {
	checkNode();
	const stamp = wantedStamp();
	if (!fs.existsSync(stampFile) || fs.readFileSync(stampFile, 'utf8') !== stamp) install(stamp);
} catch (error) {
	process.stderr.write(`bootstrap: ${error.message}\n`);
	process.exitCode = 1;
}
