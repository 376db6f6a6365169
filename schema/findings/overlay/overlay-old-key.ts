import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-old-key',
	severity: 'error',
	text: '{path} is of {chart} before version 2.0.0, and newer versions do not read it. Use {instead}.',
	doc: {
		what: 'The file that the overlay goes over has a key of an old version of the chart.',
		why: 'The overlay is for versions of today, which read such a key no longer or in another shape.',
		fix: 'Bring the file to the version that you run, or leave the key out.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/UPGRADE.md>',
	},
	samples: [
		{
			block: {},
			over: 'proxy: {ingress: {hosts: [api.example.com]}}\nrunMigrations: true',
			texts: [
				'runMigrations is of kong/kong before version 2.0.0, and newer versions do not read it. Use migrations.preUpgrade and migrations.postUpgrade.',
				'proxy.ingress.hosts is of kong/kong before version 2.0.0, and newer versions do not read it. Use proxy.ingress.hostname.',
			],
		},
	],
	neighbours: [{ block: {}, over: 'proxy: {ingress: {hosts: [{host: api.example.com, paths: []}]}}' }],
});
