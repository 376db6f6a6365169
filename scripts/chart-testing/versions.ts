// The pinned versions of chart-testing and of what it calls.

const chartTestingVersion = '3.14.0';
export const chartTestingImage = `quay.io/helm/chart-testing:v${chartTestingVersion}`;

/** A program built from its Go module, where the published binary cannot be taken. */
export interface GoProgram {
	name: string;
	module: string;
	version: string;
	/** The package to build: the program's `main`. */
	package: string;
}

export const chartTesting: GoProgram = {
	name: 'ct',
	module: 'github.com/helm/chart-testing/v3',
	version: `v${chartTestingVersion}`,
	package: 'github.com/helm/chart-testing/v3/ct',
};

export const kind: GoProgram = {
	name: 'kind',
	module: 'sigs.k8s.io/kind',
	version: 'v0.31.0',
	package: 'sigs.k8s.io/kind',
};

/** ct calls both by name; yamllint 1.38 needs Python 3.10. */
export const pythonLinters = [
	{ name: 'yamllint', version: '1.38.0', module: 'yamllint' },
	{ name: 'yamale', version: '6.1.0', module: 'yamale.command_line' },
] as const;
