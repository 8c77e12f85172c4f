import { fileURLToPath } from 'node:url';

/** The templates that lie in `resources/legacy`, made by `scripts/make-legacy-templates.ts`. */
export const templateNames = ['register', 'log', 'purchases', 'requests', 'trainings'] as const;
export type TemplateName = (typeof templateNames)[number];

/** Where a template lies: in `resources` as the sources run, in `dist/resources` as built. */
export function templateFile(name: TemplateName): string {
  const source = import.meta.url.endsWith('.ts');
  const folder = source ? '../../../../resources/legacy/' : '../resources/legacy/';
  return fileURLToPath(new URL(`${folder}${name}.xlsx`, import.meta.url));
}
