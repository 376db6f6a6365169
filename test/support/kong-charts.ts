// Kong's charts as folders: kong/kong from the folder in KONG_CHARTS (`charts/kong` of https://github.com/Kong/charts, with its dependency), else a
// stand-in with its names, labels and shapes; and kong/ingress, which is that chart twice.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ingressDefaults } from './controller-lookup.ts';

export const standIn = join(import.meta.dirname, 'kong-stand-in');
export const realChart = process.env.KONG_CHARTS;

/** Makes `kong/kong` and `kong/ingress` below a folder, as `helm` finds them from there. */
export async function makeKongCharts(folder: string, from = realChart ?? standIn): Promise<void> {
	const [kong, ingress] = [join(folder, 'kong/kong'), join(folder, 'kong/ingress')];
	await cp(from, kong, { recursive: true });
	await cp(from, join(ingress, 'charts/kong'), { recursive: true });
	const part = (alias: string) => ({ name: 'kong', version: '*', alias, condition: `${alias}.enabled` });
	const chart = {
		apiVersion: 'v2',
		name: 'ingress',
		version: '0.24.0',
		dependencies: [part('controller'), part('gateway')],
	};
	await mkdir(ingress, { recursive: true });
	await writeFile(join(ingress, 'Chart.yaml'), stringify(chart));
	await writeFile(join(ingress, 'values.yaml'), stringify(ingressValues, { version: '1.1' }));
}

/** What kong/ingress 0.24.0 sets. https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/ingress/values.yaml */
const ingressValues = {
	controller: { enabled: true, ...ingressDefaults },
	gateway: {
		enabled: true,
		deployment: { kong: { enabled: true } },
		admin: { enabled: true, type: 'ClusterIP', clusterIP: 'None' },
		ingressController: { enabled: false },
		env: { role: 'traditional', database: 'off' },
	},
};
