// Where the project lives on the web. package.json is the home of the address.
import packageJson from '../../package.json' with { type: 'json' };

/** The repository's page, without a slash at its end. */
export const repository = packageJson.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** A file's page in the repository, with a section if need be: `docs/findings.md#key-unknown`. */
export const pageOf = (path: string) => `${repository}/blob/main/${path}`;

/** The documentation of a finding. */
export const pageOfFinding = (code: string) => pageOf(`docs/findings.md#${code}`);
