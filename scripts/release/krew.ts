// The manifest by which krew installs `kubectl client-ip`: https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest/
import { stringify } from 'yaml';

export interface KrewSource {
	version: string;
	/** Where the npm package of the release can be fetched. */
	uri: string;
	/** Of that file, hexadecimal. */
	sha256: string;
	homepage: string;
}

/** The text of the plugin's manifest. The plugin is the npm package, whose program runs by itself. */
export function krewManifest({ version, uri, sha256, homepage }: KrewSource): string {
	return stringify({
		apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
		kind: 'Plugin',
		metadata: { name: 'client-ip' },
		spec: {
			version: `v${version}`,
			homepage,
			shortDescription: "Check that Kong sees the client's address",
			description:
				"Follows requests from the load balancer to Kong Gateway, by what the cluster or manifests say: does Kong see the client's address, can clients forge it, and what to change. kubectl client-ip check --context CONTEXT reads a cluster and changes nothing.\n",
			caveats: 'Needs Node.js 20.19 or newer on the PATH: https://nodejs.org\n',
			platforms: [
				{
					selector: { matchExpressions: [{ key: 'os', operator: 'In', values: ['linux', 'darwin'] }] },
					uri,
					sha256,
					files: [
						{ from: 'package/dist/*', to: 'dist' },
						{ from: 'package/LICENSE', to: '.' },
					],
					bin: 'dist/cli.cjs',
				},
			],
		},
	});
}
