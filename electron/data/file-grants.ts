import { basename } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { Grant } from '#contract/data-process.ts';

export type FileGrants = {
  add(grant: Grant): void;
  /** The path behind a token of this mode. Throws `file/not-granted` for any other. */
  resolveGrant(
    token: string,
    mode: Grant['mode'],
  ): { readonly path: string; readonly name: string };
};

/** The files that a person chose: the window names them by token and never says a path. */
export function createFileGrants(): FileGrants {
  const grants = new Map<string, Grant>();
  return {
    add: (grant) => {
      grants.set(grant.token, grant);
    },
    resolveGrant: (token, mode) => {
      const grant = grants.get(token);
      if (grant?.mode !== mode) {
        throw new AppError('file/not-granted', `No file was chosen for this token to ${mode}`);
      }
      return { path: grant.path, name: basename(grant.path) };
    },
  };
}
