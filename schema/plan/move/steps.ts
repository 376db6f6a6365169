// The steps of a move by which the Service stays.
import type { KongRelease } from '../../charts/kong-release.ts';
import type { Decision } from '../../validate/decide.ts';
import { commandsFor } from '../commands.ts';
import { stepText } from '../messages.ts';
import type { Naming } from '../types.ts';
import { moveSteps } from './messages.ts';
import type { MoveStep } from './types.ts';

type Json = { readonly [key: string]: unknown };

/** The files that steps write. */
const keepFile = 'keep.yaml';
const controllerFile = 'controller.yaml';

const step = (text: string, commands: readonly string[], file: MoveStep['file'] = null): MoveStep => ({
	text,
	commands,
	file,
});

/** `to` has the names of the old release. */
export function moveStepsOf(kong: KongRelease, to: Decision, keep: Json, naming: Naming): MoveStep[] {
	const service = `${kong.fullname}-proxy`;
	const hasKeep = Object.keys(keep).length > 0;
	const kept = { ...naming, to: hasKeep ? [...naming.to, keepFile] : naming.to };
	const commands = commandsFor(kept);
	const isDeleted = kong.admin !== null && !kong.admin.headless && to.situation.values.admin.enabled;
	const away = kong.admin && isDeleted ? [`kubectl delete service ${kong.admin.name}`] : [];
	const upgrade = moveSteps.upgrade(hasKeep);
	return [
		...(kong.controller ? controllerSteps(kong, kong.controller, naming) : []),
		...(kong.admin && isDeleted ? [step(moveSteps.admin(kong.admin.name), away)] : []),
		step(
			naming.embedded ? `${upgrade} ${stepText('embedded')}` : upgrade,
			commands.upgrade('to'),
			hasKeep ? { name: keepFile, values: keep } : null,
		),
		step(moveSteps.look(service), [
			`kubectl get service ${service}`,
			...commands.check(kong.release),
			...commands.test(kong.release),
		]),
		...(naming.embedded ? [] : [step(moveSteps.back, [...away, ...wayBack(kong, naming)])]),
	];
}

/** Not by `helm rollback`: it refuses what it finds there, such as the IngressClass that was kept. */
function wayBack({ release, chart, controller }: KongRelease, naming: Naming): string[] {
	const commands = commandsFor(naming);
	return [
		...commands.upgradeOf(release, chart, naming.from),
		...(controller ? [`helm uninstall ${controllerRelease(release)} --wait`] : []),
	];
}

/** Helm takes 53 characters. */
const controllerRelease = (release: string) => `${release.slice(0, 42).replace(/-$/, '')}-controller`;

type Controller = NonNullable<KongRelease['controller']>;

function controllerSteps(kong: KongRelease, controller: Controller, naming: Naming): MoveStep[] {
	const name = controllerRelease(kong.release);
	const install = commandsFor(naming).installOf(name, kong.chart, [...naming.from, controllerFile]);
	return [
		step(moveSteps.keepObjects(controller.ingressClass), [
			`kubectl annotate --overwrite ingressclass ${controller.ingressClass} helm.sh/resource-policy=keep`,
			String.raw`kubectl get crd -o name | grep '\.konghq\.com$' | xargs -r -I{} kubectl annotate --overwrite {} helm.sh/resource-policy=keep`,
		]),
		step(moveSteps.controller(name, controller.inPod), install, {
			name: controllerFile,
			values: controllerValues(kong, controller),
		}),
	];
}

/** On top of the old values: the controller alone, and the two names by which it finds the gateway. */
function controllerValues({ fullname }: KongRelease, { inPod }: Controller): Json {
	const discovery = {
		gatewayDiscovery: {
			...(inPod ? { enabled: true } : {}),
			generateAdminApiService: false,
			adminApiService: { name: `${fullname}-admin` },
		},
	};
	const proxy = { nameOverride: `${fullname}-proxy` };
	if (!inPod) return { gateway: { enabled: false }, controller: { ingressController: discovery, proxy } };
	return {
		fullnameOverride: null,
		deployment: { kong: { enabled: false } },
		ingressController: discovery,
		proxy,
	};
}
