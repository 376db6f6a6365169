// npm run build, and prepack: makes dist/ with the command line, the library and its types. Prints nothing on standard output, which
// pre-commit reads as the name of the packed file.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, bundleLibrary } from './build/bundle.ts';
import { declarations } from './build/declarations.ts';

const folder = fileURLToPath(new URL('../dist', import.meta.url));
await rm(folder, { recursive: true, force: true });
await bundle(folder);
await bundleLibrary(folder);
await declarations(join(folder, 'types'));
