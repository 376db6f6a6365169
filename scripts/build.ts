// npm run build, and prepack: makes dist/ with the command line, the library and its types. Prints nothing on standard output, which
// pre-commit reads as the name of the packed file. --metafile FILE says there what was bundled.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, bundleLibrary } from './build/bundle.ts';
import { declarations } from './build/declarations.ts';
import { metafileOf } from './build/metafile.ts';
import { notices, noticesFile } from './build/notices.ts';
import { sourceStamp, stampFile } from './build/source-stamp.mjs';

const { values } = parseArgs({ options: { metafile: { type: 'string' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist');
// Of the sources before they are read: what changes meanwhile is built the next time.
const stamp = sourceStamp(root);
await rm(folder, { recursive: true, force: true });
// The check of the schema is code that ajv has written, after its own templates.
const inputs = ['node_modules/ajv/dist/ajv.js', ...(await bundle(folder)), ...(await bundleLibrary(folder))];
await writeFile(join(folder, noticesFile), `${await notices(root, inputs)}\n`);
await declarations(join(folder, 'types'));
await writeFile(join(root, stampFile), stamp);
if (values.metafile) await writeFile(values.metafile, JSON.stringify(metafileOf(inputs)));
