// Which images the Operator takes: those whose tag is a version from 3.0 on.
// https://github.com/Kong/kong-operator/blob/v2.2.3/internal/versions/validation.go

/** Why the Operator makes no Deployment of an image, and what to write; null where it takes it. */
export function imageFault(image: string): { readonly why: string; readonly fix: string } | null {
	const digest = image.indexOf('@sha256:');
	const named = digest < 0 ? image : image.slice(0, digest);
	const parts = named.split(':');
	const fix = 'Write an image with a version from 3.0 on as its tag, such as kong:3.9';
	if (parts.length < 2) return { why: `the image ${image} has no tag`, fix };
	if (parts.length > 2)
		return {
			why: `the image ${image} names a registry with a port, which version 2.2 of the Operator does not take`,
			fix: 'Use a registry without a port, or version 2.3 of the Operator',
		};
	const version = /^v?([0-9]+)\.([0-9]+)(\.[0-9]+)?(\.[0-9]+)?(-.+)?$/.exec(parts[1] ?? '');
	if (version === null) return { why: `the tag of the image ${image} is no version`, fix };
	return Number(version[1]) < 3 ? { why: `Kong ${parts[1]} is too old for the Operator`, fix } : null;
}
