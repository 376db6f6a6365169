// What editors show about the values, of the catalogue and of what is known of Kong.
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { ownedByChart, ownedByClientIp } from '../../schema/findings/values/settings/owned-variables.ts';
import { settingNames } from '../../schema/trace/kong/variable-names.ts';
import { choices } from '../../schema/values/choices.ts';
import type { EditorHelp } from './editor-schema.ts';
import { misfits } from './misfits.ts';

/** A table whose entries have a title: load balancers or CDNs. */
interface Titled {
	readonly [id: string]: { readonly title: string };
}

export function editorHelp(
	catalogue: { readonly [id: string]: LoadBalancer },
	cdns: Titled,
	repository: string,
): EditorHelp {
	return {
		id: `${repository}/raw/main/chart/values.schema.json`,
		choices: {
			...choices,
			'ClientIp.loadBalancer': titles(catalogue),
			'ClientIp.cdn': titles(cdns),
		},
		messages: {
			'ClientIp.loadBalancer':
				'This is no load balancer that the chart knows. Its ids are offered on completion, and printed by kong-client-ip load-balancers.',
		},
		misfits: misfits(catalogue),
		settings: offered(),
	};
}

const titles = (table: Titled): { [id: string]: string } =>
	Object.fromEntries(Object.entries(table).map(([id, { title }]) => [id, title]));

/** Settings of Kong that `env` may set: the chart sets the others itself, and no version that is supported speaks to Cassandra. */
function offered(): string[] {
	const owned = new Set([...Object.keys(ownedByClientIp), ...Object.keys(ownedByChart)]);
	return settingNames()
		.filter((name) => !owned.has(`KONG_${name.toUpperCase()}`) && !name.startsWith('cassandra_'))
		.sort();
}
