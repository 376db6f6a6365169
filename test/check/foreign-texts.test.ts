// Files about Kong that hold no manifests: what they are is said, and what to check instead.
import test from 'ava';
import { besideIn } from '../../cli/check/beside.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { render } from '../../schema/findings/render.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';

function findings(...texts: readonly string[]) {
	const manifests = readManifests(texts.map((text, index) => ({ name: `file${index}`, text })));
	return checkAndAdvise(manifests.objects, NO_CIRCUMSTANCES, besideIn(manifests)).findings;
}

/** What the only finding says of the file. */
function said(text: string): string {
	const [one, ...others] = findings(text);
	if (!one || others.length > 0) return `${others.length + 1} findings`;
	return `${one.code}: ${render(one).split(', and check')[0]}`;
}

test('what kubectl and Helm print for people', (t) => {
	const table =
		'NAME    TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nkong    LoadBalancer   10.0.0.7     <none>        80/TCP    2m\n';
	t.is(said(table), 'input-of-other-tool: file0 is a table of kubectl');
	t.is(said(`NAMESPACE   ${table}`), 'input-of-other-tool: file0 is a table of kubectl');
	const described =
		'Name:                     kong-proxy\nNamespace:                kong\nAnnotations:              meta.helm.sh/release-name: kong\n';
	t.is(said(described), 'input-of-other-tool: file0 is a description by kubectl');
	t.is(
		said('NAME: kong\nLAST DEPLOYED: Mon Nov 30 12:00:00 2026\nSTATUS: deployed\nNOTES:\n- [no YAML\n'),
		'input-of-other-tool: file0 is the status of a release of Helm',
	);
});

test('a kong.conf, declarative configuration and Terraform', (t) => {
	t.is(said('# Kong\ntrusted_ips = 10.0.0.0/8\n'), 'input-of-other-tool: file0 is a kong.conf');
	t.is(
		said('_format_version: "3.0"\nservices:\n  - {name: shop, url: "http://shop"}\n'),
		"input-of-other-tool: file0 is Kong's declarative configuration",
	);
	t.is(
		said('# Kong\nresource "helm_release" "kong" {\n  values = [<<EOF\nenv: {}\nEOF\n  ]\n}\n'),
		'input-of-other-tool: file0 is Terraform',
	);
});

test('YAML that holds such texts stays YAML', (t) => {
	const values = 'proxy:\n  type: LoadBalancer\nenv: {}\nextra: |\n  trusted_ips = 10.0.0.0/8\n';
	t.is(said(values).split(':')[0], 'input-is-values');
	t.is(said('# NAME  READY\n---\nreadme: |\n  NAME   READY   AGE\n').split(':')[0], 'input-not-kubernetes');
});

test('beside a gateway that was checked, only what is about Kong is a note', (t) => {
	const pod =
		'apiVersion: v1\nkind: Pod\nmetadata: {name: kong}\nspec: {containers: [{name: kong, image: "kong:3.9"}]}\n';
	const notes = (text: string) =>
		findings(pod, text).flatMap(({ code, severity }) => (code === 'input-of-other-tool' ? [severity] : []));
	t.deepEqual(notes('database = off\nproxy_listen = 0.0.0.0:8000 # kong\n'), ['note']);
	t.deepEqual(notes('resource "aws_vpc" "main" {\n}\n'), []);
});
