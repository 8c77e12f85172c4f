import type { RegisterRow } from '#db/repositories/legacy/register-rows.ts';
import { districtOf, districts } from '#domain/geo/region.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { dateCell } from '../export/cells.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { levelWords, statusWords } from '../reseller/reseller-columns.ts';
import { companyText } from './company-text.ts';
import { dayText } from './day-text.ts';
import type { LegacyLayout, LegacyStep } from './legacy-step.ts';
import { phonesText } from './phone-text.ts';

/** Where the resellers of the old register come from. */
export type RegisterSource = {
  region(pk: number): string | null;
  read(pks: Iterable<number>): readonly RegisterRow[];
};

const lastColumn = 15;
const acrossAll = [{ from: 0, to: lastColumn }];

/**
 * The old register of these resellers: by federal district, each with its count, in the order given
 * within it. Who has no district stands above the first. `today` is `2026-11-21`.
 */
export function registerLayout(
  source: RegisterSource,
  pks: Uint32Array,
  today: string,
): LegacyLayout {
  return { template: 'register', steps: () => steps(source, pks, today) };
}

function* steps(source: RegisterSource, pks: Uint32Array, today: string): Generator<LegacyStep> {
  yield { step: 'sheet', name: 'Реестр', words: { date: dayText(today) } };
  let number = 0;
  for (const { district, of } of byDistrict(source, pks)) {
    if (district !== null) {
      const short = district.replace('федеральный округ', 'ФО');
      yield { step: 'row', sample: 'district', cells: [short], merges: acrossAll };
    }
    const before = number;
    for (const row of rowsByPk(of, (some) => source.read(some))) {
      number += 1;
      yield { step: 'row', sample: 'data', data: true, cells: cellsOf(row, number) };
      yield* furtherPeople(row);
    }
    if (district !== null) {
      const text = `Итого по округу: ${String(number - before)}`;
      yield { step: 'row', sample: 'subtotal', cells: [null, text] };
    }
  }
  yield { step: 'row', sample: 'bare', cells: [] };
  yield { step: 'row', sample: 'bare', cells: [null, 'Всего реселлеров:', number] };
}

function byDistrict(source: RegisterSource, pks: Uint32Array) {
  const groups = new Map<string | null, number[]>();
  for (const pk of pks) {
    const region = source.region(pk);
    const district = region === null ? null : districtOf(region);
    const group = groups.get(district);
    if (group === undefined) groups.set(district, [pk]);
    else group.push(pk);
  }
  return [null, ...districts].flatMap((district) => {
    const group = groups.get(district);
    return group === undefined ? [] : [{ district, of: Uint32Array.from(group) }];
  });
}

function cellsOf(row: RegisterRow, number: number): readonly CellValue[] {
  const { contacts, phones, emails } = row;
  const position = contacts[0]?.position ?? null;
  const alike = contacts.filter((contact) => contact.position === position);
  return [
    number,
    companyText(row),
    row.inn,
    row.kpp,
    row.city,
    row.region,
    row.address,
    joined(
      alike.map(({ name }) => name),
      '; ',
    ),
    position,
    phonesText(phones),
    joined(emails, ', '),
    statusWords.ru[row.status],
    dateCell(row.authorisedOn),
    row.level === null ? null : levelWords.ru[row.level],
    row.manager,
    row.note,
  ];
}

/** A row has room for one position: people with another one stand in rows of the same reseller below. */
function* furtherPeople(row: RegisterRow): Generator<LegacyStep> {
  const [first, ...others] = row.contacts;
  for (const { name, position } of others) {
    if (position === first?.position) continue;
    const { inn, kpp, city, region } = row;
    const cells = [null, companyText(row), inn, kpp, city, region, null, name, position];
    yield { step: 'row', sample: 'data', cells };
  }
}

function joined(texts: readonly string[], separator: string): string | null {
  return texts.length === 0 ? null : texts.join(separator);
}
