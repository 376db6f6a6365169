// The shell commands of steps.

import { fullName } from '../decide/names.ts';
import type { Decision } from '../validate/decide.ts';
import type { Naming } from './types.ts';

/** The name of the file for values between. */
export const betweenFile = 'between.yaml';

/** Commands for a release and its values files. Where the values sit inside other files, those that need them are left out. */
export function commandsFor({ release, from, to, embedded }: Naming) {
	const helmOf = (...words: readonly string[]) => (embedded ? [] : [['helm', ...words].join(' ')]);
	const filesOf = (files: readonly string[]) => files.flatMap((file) => ['-f', quoted(file)]);
	const helm = (verb: string, name: string, files: readonly string[], more: readonly string[] = []) =>
		helmOf(verb, name, './chart', ...filesOf(files), ...more, '--wait');
	const select = (name: string) => `-l app.kubernetes.io/instance=${name}`;
	return {
		upgrade: (side: 'from' | 'to', between = false) =>
			helm('upgrade', release, [...(side === 'from' ? from : to), ...(between ? [betweenFile] : [])]),
		install: helm('install', release, to),
		/** A release of another chart, which is not waited for. */
		installOf: (name: string, chart: string, files: readonly string[]) =>
			helmOf('install', name, chart, ...filesOf(files)),
		upgradeOf: (name: string, chart: string, files: readonly string[]) =>
			helmOf('upgrade', name, chart, ...filesOf(files), '--wait'),
		uninstall: embedded ? [] : [`helm uninstall ${release} --wait`],
		check: (name: string) => [
			`kubectl get deploy,ds,svc,ingress,cm ${select(name)} -o yaml | kong-client-ip check`,
		],
		test: (name: string) => (embedded ? [] : [`helm test ${name}`]),
		pods: [`kubectl get pods ${select(release)} -o wide`],
		/** A second release with the new values, which shares nothing with the first that only one can have. */
		second: (before: Decision, after: Decision) => {
			// Helm takes 53 characters.
			const name = `${release.slice(0, 51).replace(/-$/, '')}-2`;
			const own = ownNames(before, after, name);
			return {
				release: name,
				fullname: own.fullname,
				install: helm('install', name, to, own.flags),
			};
		},
	};
}

/** Names, ports and addresses that the new release must not take over. */
function ownNames(before: Decision, after: Decision, name: string) {
	const { values } = after.situation;
	const given = fullName(values, name);
	const taken = given === before.fullname;
	const fullname = taken ? `${given.slice(0, 46).replace(/-$/, '')}-2` : given;
	const { http, tls, healthCheckNodePort, loadBalancerIP } = values.proxy;
	const old = before.situation.values.proxy;
	const shared = [
		http.nodePort !== null &&
			[old.http.nodePort, old.tls.nodePort].includes(http.nodePort) &&
			'http.nodePort',
		tls.nodePort !== null && [old.http.nodePort, old.tls.nodePort].includes(tls.nodePort) && 'tls.nodePort',
		healthCheckNodePort !== null && healthCheckNodePort === old.healthCheckNodePort && 'healthCheckNodePort',
		loadBalancerIP !== null && loadBalancerIP === old.loadBalancerIP && 'loadBalancerIP',
	].filter((key) => key !== false);
	return {
		fullname,
		flags: [
			...(taken ? ['--set', `fullnameOverride=${fullname}`] : []),
			...shared.flatMap((key) => ['--set', `proxy.${key}=null`]),
		],
	};
}

/** A file's name as a word of a shell. */
function quoted(name: string): string {
	return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
