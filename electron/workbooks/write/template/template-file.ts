import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The templates that lie in `resources/legacy`, made by `scripts/make-legacy-templates.ts`. */
export const templateNames = ['register', 'log', 'purchases', 'requests', 'trainings'] as const;
export type TemplateName = (typeof templateNames)[number];

/**
 * Where a template lies: in the repository as the sources run, in `dist/resources` as built; or in the
 * folder given.
 */
export function templateFile(name: TemplateName, folder: string = usualFolder()): string {
  return join(folder, `${name}.xlsx`);
}

function usualFolder(): string {
  const source = import.meta.url.endsWith('.ts');
  const path = source ? '../../../../resources/legacy/' : '../resources/legacy/';
  return fileURLToPath(new URL(path, import.meta.url));
}
