// Where the facts about versions of Kong are from.
import type { Source } from '../catalogue/types.ts';

/** The month of what was read: Kong's documentation at commit bc1cd742, nginx, Kong and docker-kong as they were then. */
const read = '2026-08';

const docs = (title: string, url: string): Source => ({ title: `Kong: ${title}`, url, read });

export const supportPolicy = docs(
	'Kong Gateway version support policy',
	'https://developer.konghq.com/gateway/version-support-policy/',
);
export const changelog = docs('Kong Gateway changelog', 'https://developer.konghq.com/gateway/changelog/');
export const breakingChanges = docs(
	'Kong Gateway breaking changes',
	'https://developer.konghq.com/gateway/breaking-changes/',
);
export const configuration = docs(
	'Kong Gateway configuration reference, 3.4 to 3.15',
	'https://developer.konghq.com/gateway/configuration/',
);
export const licences = docs('licenses', 'https://developer.konghq.com/gateway/entities/license/');
export const distrolessGuide = docs(
	'install Kong Gateway using the distroless image',
	'https://developer.konghq.com/gateway/install/docker-distroless/',
);
export const confLoader: Source = {
	title: 'Kong: conf_loader/constants.lua of 2.0 to 3.9.3',
	url: 'https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/constants.lua',
	read,
};
export const openSource: Source = {
	title: 'docker-kong: Kong OSS releases beyond 3.9.1',
	url: 'https://github.com/Kong/docker-kong/issues/738',
	read,
};
const dockerfile: Source = {
	title: 'docker-kong: Dockerfile.deb (STOPSIGNAL)',
	url: 'https://github.com/Kong/docker-kong/blob/3.9.3/Dockerfile.deb',
	read,
};
export const bracketsWithoutPort: Source = {
	title: 'nginx 1.27.3: allowed square brackets with portless IPv6 address',
	url: 'https://github.com/nginx/nginx/pull/318',
	read,
};
const nginxDirectives: Source = {
	title: 'nginx: directives of 1.25.3, 1.27.1 and 1.29.2',
	url: 'https://github.com/nginx/nginx/tree/release-1.29.2/src',
	read,
};

/** All of them. */
export const kongSources: readonly Source[] = [
	supportPolicy,
	changelog,
	breakingChanges,
	configuration,
	licences,
	distrolessGuide,
	confLoader,
	openSource,
	dockerfile,
	bracketsWithoutPort,
	nginxDirectives,
];
