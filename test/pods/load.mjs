// The process behind load.ts: asks for a path at a steady rate on new connections, and on a few that it keeps.
//   node load.mjs '{"host", "port", "path", "perSecond", "kept", "patience"}'     ends when its input does, with a report
import * as http from 'node:http';

const { host, port, path, perSecond, kept, patience } = JSON.parse(process.argv[2]);
const report = {
	new: { sent: 0, answered: 0, lost: [], addresses: {}, slowest: 0 },
	kept: { sent: 0, answered: 0, reset: 0, failed: [], connections: 0 },
};
let stopped = false;
const began = performance.now();
const at = () => Math.round(performance.now() - began);

/** Asks once; resolves to how that ended. */
function ask(agent) {
	return new Promise((resolve) => {
		const started = performance.now();
		const done = (fields) => resolve({ milliseconds: performance.now() - started, ...fields });
		const request = http.get({ host, port, path, agent, headers: { host: 'demo.example' } });
		const timer = setTimeout(() => request.destroy(new Error('no answer in time')), patience);
		request.on('socket', (socket) => {
			if (agent.counted && !agent.counted.has(socket)) agent.counted.add(socket);
		});
		request.on('response', (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (chunk) => {
				text += chunk;
			});
			response.on('end', () => {
				clearTimeout(timer);
				if (response.statusCode !== 200) return done({ fault: `status ${response.statusCode}` });
				done({ address: JSON.parse(text).forwarded_ip, reused: request.reusedSocket });
			});
			response.on('error', (error) => done({ fault: error.code ?? error.message }));
		});
		request.on('error', (error) => {
			clearTimeout(timer);
			done({ fault: error.code ?? error.message, reused: request.reusedSocket });
		});
	});
}

async function onNew() {
	report.new.sent += 1;
	const sent = at();
	const { fault, address, milliseconds } = await ask(new http.Agent({ keepAlive: false }));
	if (fault) report.new.lost.push({ sent, fault });
	else {
		report.new.answered += 1;
		report.new.addresses[address] = (report.new.addresses[address] ?? 0) + 1;
		report.new.slowest = Math.max(report.new.slowest, Math.round(milliseconds));
	}
}

async function onKept() {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	agent.counted = new Set();
	while (!stopped) {
		report.kept.sent += 1;
		const sent = at();
		const { fault, reused } = await ask(agent);
		if (!fault) report.kept.answered += 1;
		// The server ended the idle connection just then: a client may send the same again, and browsers do.
		else if (reused && (fault === 'ECONNRESET' || fault === 'EPIPE')) report.kept.reset += 1;
		else report.kept.failed.push({ sent, fault });
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	report.kept.connections += agent.counted.size;
	agent.destroy();
}

const running = [];
const timer = setInterval(() => {
	running.push(onNew());
}, 1000 / perSecond);
for (let count = 0; count < kept; count += 1) running.push(onKept());

// A limit of its own, should nobody end it.
const limit = setTimeout(finish, 120_000);
process.stdin.on('end', finish).resume();
async function finish() {
	if (stopped) return;
	stopped = true;
	clearInterval(timer);
	clearTimeout(limit);
	await Promise.all(running);
	process.stdout.write(JSON.stringify(report), () => process.exit());
}
