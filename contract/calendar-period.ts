import { z } from 'zod';
import { periodNames } from '#domain/calendar/period.ts';

const dateSchema = z.iso.date();

/** A stretch of days: by its name, which moves on with the days, or from one day to another. */
export const calendarPeriodSchema = z.union([
  z.object({ name: z.enum(periodNames) }).strict(),
  z.object({ from: dateSchema.nullable(), to: dateSchema.nullable() }).strict(),
]);
