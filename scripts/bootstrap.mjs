// Installs the development dependencies when they are missing or stale. Every `pre…` script of package.json
// runs it, so that `npm start` and `npm test` are single commands on a fresh clone. Only `node:` modules here,
// and only syntax that old Node versions parse, so that they reach the sentence about their version.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'node_modules', '.bootstrap-stamp');
const lockFile = path.join(root, '.cache', 'bootstrap.lock');
const pollMs = 100;
const heartbeatMs = 1000;
/** A lock whose owner has not touched it for so long is dead, whatever its process id says. */
const deadAfterMs = 30000;

class UserError extends Error {}

function readManifest() {
	return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
}

function checkNode(engines) {
	const wanted = /(\d+)\.(\d+)/.exec(engines).slice(1).map(Number);
	const found = process.versions.node.split('.').map(Number);
	if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
		throw new UserError(
			`Node ${engines} is needed, this is ${process.versions.node}: https://nodejs.org/en/download`,
		);
	}
}

/** What an up-to-date node_modules was installed from: native packages depend on the platform too. */
function wantedStamp() {
	let lock;
	try {
		lock = fs.readFileSync(path.join(root, 'package-lock.json'));
	} catch (_error) {
		throw new UserError('package-lock.json is missing: restore it with `git checkout package-lock.json`');
	}
	return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

function isFresh(stamp, manifest) {
	try {
		if (fs.readFileSync(stampFile, 'utf8') !== stamp) return false;
	} catch (_error) {
		return false;
	}
	const names = Object.keys(Object.assign({}, manifest.dependencies, manifest.devDependencies));
	return names.every((name) => fs.existsSync(path.join(root, 'node_modules', name, 'package.json')));
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Removes the lock of a process that was killed. Renaming first lets only one of several waiters do it. */
function breakDeadLock() {
	let owner;
	let age;
	try {
		owner = fs.readFileSync(lockFile, 'utf8');
		age = Date.now() - fs.statSync(lockFile).mtimeMs;
	} catch (_error) {
		return;
	}
	const [pid, host] = owner.split(' ');
	const dead = age > deadAfterMs || (owner && host === os.hostname() && !isAlive(Number(pid)));
	if (!dead) return;
	const aside = `${lockFile}.${process.pid}`;
	try {
		fs.renameSync(lockFile, aside);
		if (fs.readFileSync(aside, 'utf8') !== owner) fs.linkSync(aside, lockFile);
		fs.unlinkSync(aside);
	} catch (_error) {
		// Another waiter was quicker.
	}
}

function takeLock() {
	try {
		fs.writeFileSync(lockFile, `${process.pid} ${os.hostname()} ${Date.now()}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
}

async function withLock(work) {
	fs.mkdirSync(path.dirname(lockFile), { recursive: true });
	while (!takeLock()) {
		breakDeadLock();
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	const heartbeat = setInterval(() => fs.utimes(lockFile, new Date(), new Date(), () => {}), heartbeatMs);
	try {
		await work();
	} finally {
		clearInterval(heartbeat);
		fs.rmSync(lockFile, { force: true });
	}
}

/** The npm that runs this script, else the one on PATH; on Windows that is a .cmd file, which needs a shell. */
function npmCommand() {
	const running = process.env.npm_execpath;
	if (running && path.basename(running) === 'npm-cli.js') return { file: process.execPath, first: [running] };
	return { file: 'npm', first: [], shell: process.platform === 'win32' };
}

function npmCi() {
	const npm = npmCommand();
	// `--include=dev` outweighs NODE_ENV=production and `omit=dev`.
	const args = npm.first.concat(['ci', '--include=dev', '--prefer-offline', '--loglevel=error']);
	return new Promise((resolve, reject) => {
		const child = spawn(npm.file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: npm.shell });
		let said = '';
		const keep = (chunk) => {
			said += chunk;
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) =>
			reject(
				error.code === 'ENOENT'
					? new UserError('npm is not on PATH: it comes with Node, https://nodejs.org/en/download')
					: error,
			),
		);
		child.on('close', (code, signal) => {
			if (code === 0) {
				process.stderr.write(said);
				resolve();
			} else reject(npmFailure(said, signal || `exit code ${code}`));
		});
	});
}

function npmFailure(said, how) {
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(said)) {
		return new UserError(
			'the npm registry cannot be reached: check the network and `npm config get proxy`, then repeat',
		);
	}
	process.stderr.write(said);
	return new UserError(`\`npm ci --include=dev\` failed (${how}), see above`);
}

async function main() {
	const manifest = readManifest();
	checkNode(manifest.engines.node);
	const stamp = wantedStamp();
	if (isFresh(stamp, manifest)) return;
	await withLock(async () => {
		if (isFresh(stamp, manifest)) return;
		process.stderr.write('Installing the development dependencies (npm ci) …\n');
		await npmCi();
		fs.writeFileSync(`${stampFile}.${process.pid}`, stamp);
		fs.renameSync(`${stampFile}.${process.pid}`, stampFile);
	});
}

main().catch((error) => {
	process.stderr.write(`bootstrap: ${error.message}\n`);
	process.exitCode = 1;
});
