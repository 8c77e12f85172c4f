import { expect, test } from 'vitest';
import { registerFields } from '#domain/import/fields.ts';
import { headerMeaning } from '#domain/import/header-words.ts';
import { fieldHeader } from '#electron/workbooks/import/field-headers.ts';

test.each(['ru', 'en'] as const)(
  'the %s header of each field is read back as that field',
  (language) => {
    for (const field of registerFields) {
      if (field === 'ignore') continue;
      const header = fieldHeader(field, language);
      expect([header, headerMeaning(header)?.field]).toEqual([header, field]);
    }
  },
);
