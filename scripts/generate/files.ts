// The table of generated files: path and text of each.
import { readFile } from 'node:fs/promises';
import { repository } from '../../cli/report/repository.ts';
import type { Definition } from '../../schema/findings/define.ts';
import { chartReadme } from './chart-readme.ts';
import { chartSchema } from './chart-schema.ts';
import { contractOf } from './contract.ts';
import { editorHelp } from './editor-help.ts';
import { editorSchema } from './editor-schema.ts';
import { findingsIndex } from './findings.ts';
import { indexText, rangesIndexText } from './indexes.ts';
import { withKongOnlyKeys } from './kong-only-keys.ts';
import { foldedSchema, formsIn } from './values-schema.ts';
import { valuesYaml } from './values-yaml.ts';
import { versionedFiles } from './versions.ts';

/** Each is typed by its own placeholders; here they are all the same. */
type Definitions = { readonly [code: string]: Definition };

const read = (path: string) => readFile(path, 'utf8');
const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** Indexes of the data folders. Other generators import them, so they come first. */
export async function generatedIndexes(): Promise<Map<string, string>> {
	return new Map([
		[
			'schema/catalogue/index.ts',
			await indexText(
				{
					folder: 'schema/catalogue',
					what: 'Every load balancer product that the chart knows.',
					table: 'catalogue',
					idType: 'LoadBalancerId',
					entryType: 'LoadBalancer',
				},
				read,
			),
		],
		[
			'schema/cdn/index.ts',
			await indexText(
				{
					folder: 'schema/cdn',
					what: 'Every CDN that the chart knows.',
					table: 'cdns',
					idType: 'CdnId',
					entryType: 'Cdn',
				},
				read,
			),
		],
		['schema/cdn/ranges/index.ts', await rangesIndexText('schema/cdn/ranges')],
		['schema/findings/index.ts', findingsIndex()],
	]);
}

/** Everything that is made from the types, the catalogue and the messages. */
export async function generatedFiles(): Promise<Map<string, string>> {
	const { catalogue } = await import('../../schema/catalogue/index.ts');
	const { cdns } = await import('../../schema/cdn/index.ts');
	const folded = foldedSchema();
	const schema = chartSchema(folded);
	const { objectsSchema } = await import('./objects-schema.ts');
	const { publishedTypes } = await import('./published-types.ts');
	const { outputSchemas } = await import('./output-schemas.ts');
	const outputs = outputSchemas(`${repository}/raw/main`);
	const { chartData } = await import('./chart-data.ts');
	const { findings } = await import('../../schema/findings/index.ts');
	const { findingsTemplates } = await import('./findings.ts');
	return new Map([
		...chartData(),
		...findingsTemplates(findings as unknown as Definitions),
		['scripts/objects/kubernetes.schema.json', objectsSchema()],
		[
			'chart/values.schema.json',
			json(editorSchema(withKongOnlyKeys(schema), editorHelp(catalogue, cdns, repository))),
		],
		['schema/validate/forms.json', json(formsIn(folded))],
		['schema/published/values.d.ts', await publishedTypes(schema)],
		...[...outputs].map(([path, schema]): [string, string] => [path, json(schema)]),
		['chart/values.yaml', valuesYaml(folded)],
		['chart/README.md', chartReadme(folded)],
		// A package has no folder above it.
		['chart/LICENSE', await read('LICENSE')],
		['chart/files/contract.json', json(contractOf(folded, folded))],
	]);
}

/** What is made by deciding: it reads the contract, so that must be on disk before. */
export async function generatedDocs(): Promise<Map<string, string>> {
	const { loadBalancersDoc } = await import('./load-balancers-doc.ts');
	const { cdnsDoc } = await import('./cdns-doc.ts');
	const { kongVersionsDoc } = await import('./kong-versions-doc.ts');
	const { explainDrawings } = await import('./explain-drawings.ts');
	const { findings } = await import('../../schema/findings/index.ts');
	const { findingsPage } = await import('./findings.ts');
	const { version } = JSON.parse(await read('package.json')) as { version: string };
	return new Map([
		...(await versionedFiles(version)),
		['docs/load-balancers.md', loadBalancersDoc()],
		['docs/cdns.md', cdnsDoc()],
		['docs/kong-versions.md', kongVersionsDoc()],
		['docs/findings.md', findingsPage(findings as unknown as Definitions)],
		...explainDrawings(),
	]);
}
