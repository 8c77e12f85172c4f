import { expect, test } from 'vitest';
import { registerFields } from '#domain/import/fields.ts';
import { requestHeader } from '#domain/import/bonus-requests/request-headers.ts';
import { headerMeaning } from '#domain/import/header-words.ts';
import { logHeader } from '#domain/import/interactions/log-words.ts';
import { fieldHeader } from '#electron/workbooks/import/field-headers.ts';

/** A report of purchases is known by its header, so its rows are written back under it. */
const underOwnHeader = new Set([
  ...['amount', 'total', 'month', 'productGroup', 'distributor'],
  // A form is known by its labels, which no register has.
  ...['participant', 'course', 'startsOn', 'endsOn', 'filedOn', 'venue', 'format'],
]);
const ofRequests = new Set<string>([
  ...['requestNumber', 'requestedOn', 'requestKind'],
  ...['points', 'approval', 'decidedOn', 'decidedBy'],
]);

/** Of a log, whose words mean something else in a register. */
const ofLog = new Set<string>([
  ...['occurredOn', 'occurredTime', 'channel', 'direction', 'topic', 'outcome'],
  ...['operator', 'duration', 'followUpOn'],
]);

test.each(['ru', 'en'] as const)(
  'the %s header of each field is read back as that field',
  (language) => {
    for (const field of registerFields) {
      if (field === 'ignore' || underOwnHeader.has(field)) continue;
      const header = fieldHeader(field, language);
      const isOfLog = ofLog.has(field);
      const read = ofRequests.has(field) ? requestHeader(header) : headerMeaning(header);
      const meant = isOfLog ? logHeader(header) : read?.field;
      expect([header, meant]).toEqual([header, field]);
    }
  },
);
