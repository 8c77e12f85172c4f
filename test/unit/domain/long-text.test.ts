import { expect, it } from 'vitest';
import { parseDateText } from '#domain/calendar/parse-date.ts';
import { parseEmails } from '#domain/contact/email.ts';
import { parsePhones } from '#domain/contact/phone.ts';
import { canonicalCity } from '#domain/geo/city.ts';
import { canonicalRegion } from '#domain/geo/region.ts';
import { recogniseStatus } from '#domain/import/status-words.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { parseCompanyName } from '#domain/reseller/company-name.ts';
import { parseInn, splitInnKpp } from '#domain/reseller/inn.ts';
import { parseKpp } from '#domain/reseller/kpp.ts';
import { searchKey } from '#domain/text/search-key.ts';

// The longest text that a cell of a workbook holds, made of what the expressions backtrack on.
const cells = ['.', ' ', '"', '(', 'a.', '1 ', 'аb', '1a', '«', ',', '-', '@', '+7'].map((piece) =>
  piece.repeat(Math.floor(32_767 / piece.length)),
);

it.each([
  ['parseDateText', parseDateText],
  ['parseEmails', parseEmails],
  ['parsePhones', parsePhones],
  ['canonicalCity', canonicalCity],
  ['canonicalRegion', canonicalRegion],
  ['recogniseStatus', recogniseStatus],
  ['parseAmount', parseAmount],
  ['parseCompanyName', parseCompanyName],
  ['parseInn', parseInn],
  ['splitInnKpp', splitInnKpp],
  ['parseKpp', parseKpp],
  ['searchKey', searchKey],
] as [string, (text: string) => unknown][])('%s answers soon for any cell', (_name, read) => {
  for (const cell of cells) {
    // The time of this process only: what runs beside it on the same cores is not the reader's fault.
    const before = process.cpuUsage();
    read(cell);
    read(`1${cell}1`);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(300);
  }
});
