// Makes the workbooks in resources/legacy whose layout exports in the old layouts have; run after a change here.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  templateFile,
  type TemplateName,
} from '#electron/workbooks/write/template/template-file.ts';
import type { Workbook } from 'exceljs';
import { logTemplate } from './legacy-templates/log.ts';
import { purchasesTemplate } from './legacy-templates/purchases.ts';
import { registerTemplate } from './legacy-templates/register.ts';
import { requestsTemplate } from './legacy-templates/requests.ts';
import { trainingsTemplate } from './legacy-templates/trainings.ts';

const templates: Readonly<Record<TemplateName, () => Workbook>> = {
  register: registerTemplate,
  log: logTemplate,
  purchases: purchasesTemplate,
  requests: requestsTemplate,
  trainings: trainingsTemplate,
};

for (const [name, make] of Object.entries(templates) as [TemplateName, () => Workbook][]) {
  const path = templateFile(name);
  mkdirSync(dirname(path), { recursive: true });
  await make().xlsx.writeFile(path);
}
