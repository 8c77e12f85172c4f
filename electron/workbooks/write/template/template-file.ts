import { fileURLToPath } from 'node:url';

/** The templates that lie in `resources/legacy`, made by `scripts/make-legacy-templates.ts`. */
export const templateNames = ['register', 'log', 'purchases', 'requests', 'trainings'] as const;
export type TemplateName = (typeof templateNames)[number];

/** Where a template lies: the command line runs from the sources. */
export function templateFile(name: TemplateName): string {
  return fileURLToPath(new URL(`../../../../resources/legacy/${name}.xlsx`, import.meta.url));
}
