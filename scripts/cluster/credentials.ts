// Keys, tokens and kubeconfig files of a cluster made from Go modules.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ClusterPaths } from './paths.ts';

/** Users by the name of the file that holds their kubeconfig; the names are those of Kubernetes' built-in roles. */
const users = {
	admin: { user: 'admin', group: 'system:masters' },
	'kube-controller-manager': { user: 'system:kube-controller-manager', group: '' },
	'kube-scheduler': { user: 'system:kube-scheduler', group: '' },
	'kube-proxy': { user: 'system:kube-proxy', group: '' },
	kwok: { user: 'kwok', group: 'system:masters' },
	// The kubelets and the name service, where there are real pods.
	node: { user: 'node', group: 'system:masters' },
} as const;

export type UserName = keyof typeof users;

/** Where the kubeconfig of a user lies; the admin's is the one that `up` prints. */
export function kubeconfigOf(paths: ClusterPaths, user: UserName): string {
	return user === 'admin' ? paths.kubeconfig : join(paths.pki, `${user}.kubeconfig`);
}

/** Writes the key that signs service account tokens and one random token per user. Returns the tokens. */
export function writeSecrets(paths: ClusterPaths): Record<string, string> {
	mkdirSync(paths.pki, { recursive: true, mode: 0o700 });
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});
	writePrivate(join(paths.pki, 'service-account.key'), privateKey);
	writePrivate(join(paths.pki, 'service-account.pub'), publicKey);
	const tokens = Object.fromEntries(
		Object.keys(users).map((name) => [name, randomBytes(24).toString('hex')]),
	);
	const lines = Object.entries(users).map(
		([name, { user, group }]) => `${tokens[name]},${user},${name}${group && `,"${group}"`}`,
	);
	writePrivate(join(paths.pki, 'tokens.csv'), `${lines.join('\n')}\n`);
	return tokens;
}

/**
 * Writes a kubeconfig for every user. The API server made its own serving certificate when it started, and the file
 * it wrote ends in the authority that signed it.
 */
export function writeKubeconfigs(paths: ClusterPaths, server: string, tokens: Record<string, string>): void {
	const authority = readFileSync(servingCertificate(paths)).toString('base64');
	const context = `kong-client-ip-${paths.name}`;
	for (const name of Object.keys(users) as UserName[]) {
		const config = {
			apiVersion: 'v1',
			kind: 'Config',
			clusters: [{ name: context, cluster: { server, 'certificate-authority-data': authority } }],
			users: [{ name: context, user: { token: tokens[name] } }],
			contexts: [{ name: context, context: { cluster: context, user: context } }],
			'current-context': context,
		};
		writePrivate(kubeconfigOf(paths, name), stringify(config));
	}
}

/** The file that kube-apiserver writes its certificate chain to. */
export function servingCertificate(paths: ClusterPaths): string {
	return join(paths.pki, 'apiserver.crt');
}

function writePrivate(file: string, text: string): void {
	writeFileSync(file, text, { mode: 0o600 });
}
