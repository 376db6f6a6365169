import { matches } from '../../../text/matches.ts';
import { everyonePattern } from '../../../values/ip.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

const trustVariable = '^KONG_(TRUSTED_IPS|NGINX_(HTTP|PROXY)_SET_REAL_IP_FROM)$';

export const finding = defineFinding({
	code: 'env-trusts-everyone',
	severity: 'warning',
	forgery: 'anyone',
	text: 'env.{key} holds {everyone}: Kong believes any client about its own address and scheme. List only what connects to Kong, or choose a clientIp.strategy that sets it.',
	doc: {
		what: 'Under strategy `none`, a setting of `env` makes Kong trust everybody.',
		why: 'Any client can then choose the address that Kong believes, and claim that it came over https.',
		fix: 'List the addresses that connect to Kong. Or choose a strategy, and `clientIp` does it.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: ['clientIp.strategy'],
	find({ strategy, values: { env } }, found) {
		if (strategy !== 'none') return [];
		return envKeys(env).flatMap(({ key, variable }) => {
			const value = env[key];
			if (!matches(trustVariable, variable) || typeof value !== 'string') return [];
			const everyone = value
				.split(',')
				.map((one) => one.trim())
				.filter((one) => matches(everyonePattern, one));
			return everyone.length > 0 ? found(['env', key], { key, everyone: everyone.join(' and ') }) : [];
		});
	},
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- $value := get $c.values.env .key -}}
{{- if and (eq $c.strategy "none") (kindIs "string" $value) (regexMatch "${trustVariable}" .variable) -}}
{{- $everyone := list -}}
{{- range splitList "," $value -}}
{{- if regexMatch $c.constants.everyonePattern (trim .) -}}{{- $everyone = append $everyone (trim .) -}}{{- end -}}
{{- end -}}
{{- if $everyone -}}
{{- include "kong-client-ip.found" (list $c "env-trusts-everyone" (dict "key" .key "everyone" ($everyone | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { strategy: 'none' }, env: { trusted_ips: '10.0.0.0/8, 0.0.0.0/0,::/0' } },
			texts: [
				'env.trusted_ips holds 0.0.0.0/0 and ::/0: Kong believes any client about its own address and scheme. List only what connects to Kong, or choose a clientIp.strategy that sets it.',
			],
		},
		{
			values: { clientIp: { strategy: 'none' }, env: { NGINX_PROXY_SET_REAL_IP_FROM: '0.0.0.0/0' } },
			texts: [
				'env.NGINX_PROXY_SET_REAL_IP_FROM holds 0.0.0.0/0: Kong believes any client about its own address and scheme. List only what connects to Kong, or choose a clientIp.strategy that sets it.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { strategy: 'none' }, env: { trusted_ips: '10.0.0.0/8' } } },
		// Refused by another finding.
		{ values: { env: { trusted_ips: '0.0.0.0/0' } } },
	],
});
