// The documentation site's table of contents. Every page of docs/ is in it once; test/scripts/site/docs.test.ts holds that.

/** A page by its file in the repository, with its name in the side bar. */
interface Entry {
	readonly text: string;
	readonly file: string;
}

export interface Section {
	readonly text: string;
	readonly entries: readonly Entry[];
}

const entry = (text: string, file: string): Entry => ({ text, file });

export const home = 'docs/start.md';

export const navigation: readonly Section[] = [
	{
		text: 'Begin',
		entries: [
			entry('Start here', home),
			entry('externalTrafficPolicy', 'docs/external-traffic-policy.md'),
			entry('PROXY protocol', 'docs/proxy-protocol.md'),
			entry('HTTP headers', 'docs/http-headers.md'),
			entry('Which values', 'docs/which-values.md'),
			entry('Load balancers', 'docs/load-balancers.md'),
			entry('CDNs', 'docs/cdns.md'),
			entry('Versions of Kong', 'docs/kong-versions.md'),
			entry('What the chart sets', 'docs/settings.md'),
		],
	},
	{
		text: 'Command line',
		entries: [
			entry('Overview', 'docs/command-line.md'),
			entry('validate', 'docs/validate.md'),
			entry('check', 'docs/check.md'),
			entry('explain', 'docs/explain.md'),
			entry('import', 'docs/import.md'),
			entry('overlay', 'docs/overlay.md'),
			entry('plan', 'docs/plan.md'),
			entry('probe', 'docs/probe.md'),
			entry('schema', 'docs/schema.md'),
			entry('In programs', 'docs/in-programs.md'),
			entry('Explorer', 'docs/explorer.md'),
			entry('Findings', 'docs/findings.md'),
		],
	},
	{
		text: 'Move',
		entries: [
			entry('From kong/kong', 'docs/moving-from-kong-kong.md'),
			entry('From kong/ingress', 'docs/moving-from-kong-ingress.md'),
			entry('From ingress-nginx', 'docs/moving-from-ingress-nginx.md'),
			entry('A running release', 'docs/moving-a-release.md'),
			entry('Kong Ingress Controller', 'docs/ingress-controller.md'),
		],
	},
	{
		text: 'Trust and operation',
		entries: [
			entry('Whom to trust', 'docs/trust.md'),
			entry('Security', 'docs/security.md'),
			entry('Report a hole', 'SECURITY.md'),
			entry('Verify it', 'docs/verification.md'),
			entry('helm test', 'docs/helm-test.md'),
			entry('GitOps', 'docs/gitops.md'),
		],
	},
	{
		text: 'Inside',
		entries: [
			entry('How it is proven', 'docs/evidence.md'),
			entry('Design', 'docs/design.md'),
			entry('From a clone', 'docs/from-a-clone.md'),
			entry('Benchmarks', 'docs/benchmarks.md'),
			entry('Contribute', 'CONTRIBUTING.md'),
			entry('Add a load balancer', 'docs/adding-a-load-balancer.md'),
			entry('Changes', 'CHANGELOG.md'),
		],
	},
];

/** Of files outside docs/, whose names mean another thing there. */
const renamed: { readonly [file: string]: string | undefined } = {
	[home]: 'index.md',
	'SECURITY.md': 'reporting.md',
	'CONTRIBUTING.md': 'contributing.md',
	'CHANGELOG.md': 'changes.md',
};

/** Where the file's page is on the site. */
export const pathOf = (file: string) => renamed[file] ?? file.replace(/^docs\//, '');
