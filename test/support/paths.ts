import { fileURLToPath } from 'node:url';

/** The root folder of the repository, with a trailing separator. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of shared notes and sample workbooks beside the repository. */
export const sharedDir = fileURLToPath(new URL('../../../shared/', import.meta.url));
