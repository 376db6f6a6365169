// Read from processACL in cloud/linode/services/firewalls.go of Linode's controller at b9aa9012: each rule has the protocol TCP, and an
// allowList drops everything else.
import test from 'ava';
import { controller } from '../../schema/balancer/controllers/linode/index.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { service } from '../../schema/findings/sample-objects.ts';

const prefix = 'service.beta.kubernetes.io/linode-loadbalancer-';
const udp = { ports: [{ port: 443 }, { port: 8443, protocol: 'UDP' }] };

function said(annotations: { readonly [name: string]: string }, spec: object): string {
	const objects = objectsOf([service({ annotations, spec })]);
	const [object] = objects;
	if (!object) throw new Error('no object');
	const { remarks } = controller.make(object, { inventory: inventory(objects), settings: {} });
	return remarks.map(({ text }) => text).join('\n');
}

test("Linode's firewall by a list knows TCP alone", (t) => {
	const list = (text: string) => ({ [`${prefix}firewall-acl`]: text });
	const allow = list('{"allowList":{"ipv4":["203.0.113.0/24"]}}');
	t.regex(said(allow, udp), /port 8443 by UDP is closed to everybody/);
	t.regex(said(list('{"denyList":{"ipv4":["203.0.113.0/24"]}}'), udp), /port 8443 stays open to everybody/);
	t.notRegex(said(allow, {}), /UDP/);
	t.notRegex(said({ ...allow, [`${prefix}firewall-id`]: '7' }, udp), /by UDP/);
});
