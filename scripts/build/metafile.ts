// What was bundled, in the form of esbuild's metafile, which other tools read: https://esbuild.github.io/api/#metafile

/** All inputs as those of one program; those of packages begin with node_modules/, wherever that folder is. What a plugin made is no file. */
export function metafileOf(inputs: readonly string[]): object {
	const files = inputs.filter((input) => !/^[\w-]+:/.test(input));
	const names = [...new Set(files.map((input) => input.replace(/^.*?(?=node_modules\/)/, '')))].sort();
	const each = <T>(value: T) => Object.fromEntries(names.map((name) => [name, value]));
	const program = {
		bytes: 0,
		imports: [],
		exports: [],
		entryPoint: 'cli/cli.ts',
		inputs: each({ bytesInOutput: 1 }),
	};
	return { inputs: each({ bytes: 0, imports: [] }), outputs: { 'dist/cli.cjs': program } };
}
