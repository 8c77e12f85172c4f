import { expect, test } from 'vitest';
import { registerFields } from '#domain/import/fields.ts';
import { headerMeaning } from '#domain/import/header-words.ts';
import { fieldHeader } from '#electron/workbooks/import/field-headers.ts';

/** A report of purchases is known by its header, so its rows are written back under it. */
const underOwnHeader = new Set([
  ...['amount', 'total', 'month', 'productGroup', 'distributor'],
  // A form is known by its labels, which no register has.
  ...['participant', 'course', 'startsOn', 'endsOn', 'filedOn', 'venue', 'format'],
]);

test.each(['ru', 'en'] as const)(
  'the %s header of each field is read back as that field',
  (language) => {
    for (const field of registerFields) {
      if (field === 'ignore' || underOwnHeader.has(field)) continue;
      const header = fieldHeader(field, language);
      expect([header, headerMeaning(header)?.field]).toEqual([header, field]);
    }
  },
);
