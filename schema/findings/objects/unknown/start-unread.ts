import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const run = (...command: string[]) => [service({ spec: local }), kong({ container: { command } })];
const template = (text: string) => [
	service({ spec: local }),
	kong({
		container: {
			args: ['kong', 'start', '--nginx-conf', '/custom/nginx.template'],
			volumeMounts: [{ name: 'custom', mountPath: '/custom' }],
		},
		pod: { volumes: [{ name: 'custom', configMap: { name: 'template' } }] },
	}),
	{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'template' }, data: { 'nginx.template': text } },
];

export const finding = defineFinding({
	code: 'start-unread',
	severity: 'note',
	text: "Kong's start depends on {what}, which the check cannot read. It may miss settings of Kong, and it does not know who can forge a client's address. Set Kong's variables in the container's env, or add the missing file to the input.",
	doc: {
		what: "The container's command, or a file of nginx directives, may change settings on which the client's address depends, in a way that manifests do not show.",
		why: 'A command can set KONG_TRUSTED_IPS over what `env` says. The check reads `env`, shells and their plain scripts, but runs nothing: it does not know what other programs print or do.',
		fix: 'Set the variables in `env`, where the check and people can read them. Where a script or template comes from a ConfigMap, add that to the input.',
		source: '<https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/>',
	},
	samples: [
		{
			objects: run('sh', '-c', '. /vault/secrets/kong; exec kong docker-start'),
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Kong's start depends on the file /vault/secrets/kong that the command runs, which the check cannot read. It may miss settings of Kong, and it does not know who can forge a client's address. Set Kong's variables in the container's env, or add the missing file to the input.",
			],
		},
		{
			objects: run('/opt/start.sh'),
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Kong's start depends on the program /opt/start.sh, which the check cannot read. It may miss settings of Kong, and it does not know who can forge a client's address. Set Kong's variables in the container's env, or add the missing file to the input.",
			],
		},
		{
			objects: template('http { server { listen 8000; } }'),
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Kong's start depends on the file /custom/nginx.template without all lines of Kong's own template, which the check cannot read. It may miss settings of Kong, and it does not know who can forge a client's address. Set Kong's variables in the container's env, or add the missing file to the input.",
			],
		},
	],
	neighbours: [
		{
			objects: run('sh', '-c', 'export KONG_LOG_LEVEL=info; exec kong docker-start'),
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: run('/docker-entrypoint.sh', 'kong', 'docker-start'),
			circumstances: { loadBalancer: 'metallb' },
		},
		{ objects: template("http { include 'nginx-kong.conf'; }"), circumstances: { loadBalancer: 'metallb' } },
	],
});
