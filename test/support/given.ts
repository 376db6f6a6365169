// What only a user can say: the values that a product needs beside its strategy.
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

/** Values that give the first of the annotations without which no balancer of the product and scheme appears. */
export function given({ failsUnless, service }: LoadBalancer, scheme: string | null): object {
	const [first] = Object.entries(failsUnless?.annotations ?? {});
	if (!failsUnless || !first) return {};
	if (failsUnless.scheme !== undefined && failsUnless.scheme !== scheme) return {};
	const [name, value] = first;
	const annotations = { [name]: value ?? exampleOf(name) };
	if (failsUnless.inFront) return { proxy: { ingress: { annotations } } };
	return service.type === 'LoadBalancer' && value === null ? { proxy: { annotations } } : {};
}

const examples: { readonly [ending: string]: string } = {
	location: 'fsn1',
	'zone-maps': 'cn-hangzhou-a:vsw-1,cn-hangzhou-b:vsw-2',
};

const exampleOf = (name: string): string =>
	Object.entries(examples).find(([ending]) => name.endsWith(ending))?.[1] ?? 'example-1';
