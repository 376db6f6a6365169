// ConfigMaps and Secrets in Kong's container: plugins, and further files.
import test from 'ava';
import { at, items } from '../../schema/cluster/objects.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { containerEnvironment } from '../../scripts/objects/compare.ts';
import { object, renderEach } from '../support/helm.ts';

/** Where Kong's container has which object: `configMap/NAME` with the key that is mounted alone. */
async function mounted(values: object) {
	const [first, second = first] = (await renderEach(values)).map((rendered) => {
		const workload = object(rendered, 'Deployment', 'kong');
		const pod = at(workload.spec, 'template', 'spec');
		const volumes = new Map(items(at(pod, 'volumes')).map((one) => [at(one, 'name'), sourceOf(one)]));
		const mounts = items(at(items(at(pod, 'containers'))[0], 'volumeMounts')).map((mount) => [
			String(at(mount, 'mountPath')),
			[volumes.get(at(mount, 'name')), at(mount, 'subPath')].filter(Boolean).join(' '),
		]);
		const env = containerEnvironment(workload);
		return {
			problems: checkObjects(rendered.objects),
			mounts: Object.fromEntries(mounts),
			plugins: env.KONG_PLUGINS,
			path: env.KONG_LUA_PACKAGE_PATH,
		};
	});
	if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the two Helms differ');
	return first;
}

function sourceOf(volume: unknown): string {
	const map = at(volume, 'configMap', 'name');
	const secret = at(volume, 'secret', 'secretName');
	return map ? `configMap/${map}` : secret ? `secret/${secret}` : 'emptyDir';
}

test('nothing of plugins is set unless asked for', async (t) => {
	t.deepEqual(await mounted({}), {
		problems: [],
		mounts: { '/tmp': 'emptyDir' },
		plugins: undefined,
		path: undefined,
	});
});

test('plugins are where Lua finds them by kong.plugins.NAME, and are loaded beside the bundled ones', async (t) => {
	const subdirectories = [{ name: 'rewriter-migrations', path: 'migrations' }, { name: 'lib' }];
	const plugins = {
		configMaps: [{ pluginName: 'rewriter', name: 'rewriter-files', subdirectories }],
		secrets: [{ pluginName: 'my_auth', name: 'auth.v2', subdirectories: null }],
		preInstalled: 'sweet, rewriter,other',
	};
	t.deepEqual(await mounted({ plugins }), {
		problems: [],
		mounts: {
			'/tmp': 'emptyDir',
			'/opt/kong/plugins/rewriter': 'configMap/rewriter-files',
			'/opt/kong/plugins/rewriter/migrations': 'configMap/rewriter-migrations',
			'/opt/kong/plugins/rewriter/lib': 'configMap/lib',
			'/opt/kong/plugins/my_auth': 'secret/auth.v2',
		},
		plugins: 'bundled,rewriter,my_auth,sweet,other',
		path: '/opt/?.lua;/opt/?/init.lua;;',
	});
});

test('plugins of the image need no path', async (t) => {
	const { plugins, path } = (await mounted({ plugins: { preInstalled: 'sweet' } })) ?? {};
	t.deepEqual([plugins, path], ['bundled,sweet', undefined]);
});

test('settings in env win', async (t) => {
	const plugins = { secrets: [{ pluginName: 'a', name: 'a' }] };
	const env = { plugins: 'a', lua_package_path: '/opt/?.lua' };
	const { plugins: named, path } = (await mounted({ plugins, env })) ?? {};
	t.deepEqual([named, path], ['a', '/opt/?.lua']);
});

test('one object is one volume, wherever it is mounted', async (t) => {
	const secret = 's'.repeat(60);
	const values = {
		secretVolumes: ['cert', secret],
		plugins: { configMaps: [{ pluginName: 'a', name: 'files' }] },
		extraConfigMaps: [
			{ name: 'files', mountPath: '/etc/extra' },
			{ name: 'files', mountPath: '/etc/one.conf', subPath: 'one.conf' },
		],
		extraSecrets: [
			{ name: 'cert', mountPath: '/etc/cert' },
			{ name: secret, mountPath: '/etc/long' },
		],
	};
	const { problems, mounts } = (await mounted(values)) ?? {};
	t.deepEqual(problems, []);
	t.deepEqual(mounts, {
		'/tmp': 'emptyDir',
		'/etc/secrets/cert': 'secret/cert',
		[`/etc/secrets/${secret}`]: `secret/${secret}`,
		'/opt/kong/plugins/a': 'configMap/files',
		'/etc/extra': 'configMap/files',
		'/etc/one.conf': 'configMap/files one.conf',
		'/etc/cert': 'secret/cert',
		'/etc/long': `secret/${secret}`,
	});
});
