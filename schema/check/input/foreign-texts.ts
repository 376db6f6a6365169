// Texts that are neither YAML nor JSON, or only by chance, and that people give to check: what each is known by, and what to do instead.

import { everythingIn } from './commands.ts';

/** A document that was not parsed: its text belongs to something else. */
export class ForeignText {
	readonly what: string;
	readonly advice: string;
	readonly text: string;

	constructor({ what, advice }: Kind, text: string) {
		this.what = what;
		this.advice = advice;
		this.text = text;
	}
}

interface Kind {
	readonly fits: RegExp;
	readonly what: string;
	readonly advice: string;
}

const askKubectl = `Ask it for the objects: ${everythingIn('NAMESPACE')}, or kong-client-ip check --context CONTEXT`;

/** The first that fits the beginning of the text counts. */
const kinds: readonly Kind[] = [
	{
		fits: /^(?:NAMESPACE +)?NAME +(?:READY|TYPE|CLASS|DATA|DESIRED|STATUS|AGE|ADDRESS|CLUSTER-IP)\b/m,
		what: 'a table of kubectl',
		advice: askKubectl,
	},
	{
		fits: /^Name: {2,}\S+\n(?:Namespace|Labels|Annotations): /m,
		what: 'a description by kubectl',
		advice: askKubectl,
	},
	{
		fits: /^NAME: \S+\nLAST DEPLOYED: /m,
		what: 'the status of a release of Helm',
		advice: 'Ask Helm for the manifests: helm get manifest RELEASE -n NAMESPACE | kong-client-ip check',
	},
	{
		fits: /^[ \t]*(?:database|proxy_listen|admin_listen|trusted_ips|real_ip_header|real_ip_recursive)[ \t]*=/m,
		what: 'a kong.conf',
		advice:
			"It does not show who connects to Kong. Check the manifests of Kong's workload and Service, with the ConfigMap that holds this file; outside of Kubernetes, ask a running Kong: kong-client-ip probe URL",
	},
	{
		fits: /^[ \t]*(?:resource|module|provider|variable|data|output) +"[^"\n]+"(?: +"[^"\n]+")? *\{|^(?:terraform|locals) *\{/m,
		what: 'Terraform',
		advice:
			'Check what it made: kong-client-ip check --context CONTEXT. Or save the values of its helm_release as values.yaml: helm template RELEASE CHART -f values.yaml | kong-client-ip check',
	},
];

/** `Name:` and `NAME:` of kubectl and Helm look like keys. */
const headed = /^(?:Name: {2,}|NAME: )/;

/** More of a file says nothing new about what it is. */
const beginning = 20_000;

/** Undefined where the text is for a reader of YAML or JSON. */
export function foreignText(text: string): ForeignText | undefined {
	const start = text.slice(0, beginning);
	// A key of YAML before all else: what looks foreign below it is a text in there.
	if (/^(?:[ \t]*(?:#.*)?\n|---[ \t]*\n)*[\w.-]+:(?: *\n| +[^ \n])/.test(start) && !headed.test(start))
		return undefined;
	if (/^[ \t]*[[{]/.test(start) || /^(?:apiVersion|kind|"?items"?):/m.test(start)) return undefined;
	const kind = kinds.find(({ fits }) => fits.test(start));
	return kind && new ForeignText(kind, text);
}
