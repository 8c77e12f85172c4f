import { plainRegistrations } from '#db/repositories/plain/plain-registrations.ts';
import { plainTable } from '#electron/data/export/plain-table.ts';
import {
  registrationColumns,
  registrationTitle,
} from '#electron/data/training/registration-columns.ts';
import type { ListSource } from './list-source.ts';

/** Every participant of every training, the first training first. */
export const trainings: ListSource = (db, timeZone, write) =>
  write(
    plainTable(
      { title: registrationTitle, columns: registrationColumns(timeZone) },
      plainRegistrations(db),
      {},
    ),
  );
