import { isEmail, parseEmails } from '../contact/email.ts';
import { parsePhones, phoneDigits } from '../contact/phone.ts';
import { areaCodeFor } from '../geo/city.ts';
import { isBlank, tidy } from './cell-words.ts';
import {
  samePerson,
  union,
  type RecordContact,
  type RecordPhone,
  type RegisterRecord,
} from './register-record.ts';
import type { Refuse } from './row-cells.ts';

/** Where the people, the numbers and the addresses of a row stand. */
export type ContactColumns = {
  readonly phone: readonly number[];
  readonly email: readonly number[];
  readonly contact: readonly number[];
  readonly position: readonly number[];
};

/** The texts of one cell by what they are. */
type CellParts = { readonly phones: string; readonly emails: string; readonly names: string };

const longestMixed = 1000;
const person =
  /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.?)?|(?:\s+[А-ЯЁ][а-яё]+){1,2})$/u;
const label =
  /(?:^|[\s(])(?:e-?mail|mail|эл\.? ?(?:почта|адрес)|почта|тел(?:ефон)?|т|моб|сот|раб|факс|ф|т\/ф|тел\/факс|phone|tel|fax|mob)(?=[.:\s)]|$)[.:]*/giu;
const extension = /^\W*(?:доб|вн|внутр|ext)/iu;

/**
 * Fills phones, e-mails and people of a record. A cell may hold all of them, whatever its column is
 * called: `Иванов И.И., 8-495-123-45-67, ivanov@mail.ru`.
 */
export function readContactCells(
  record: RegisterRecord,
  columns: ContactColumns,
  cellAt: (column: number) => string,
  refuse: Refuse,
): void {
  const { contact, position } = columns;
  for (const column of columns.phone) {
    const cell = cellAt(column);
    if (isBlank(tidy(cell))) continue;
    if (cell.includes('@')) addMixed(record, column, cell, false, refuse);
    else addPhones(record, column, cell, refuse);
  }
  for (const column of columns.email) {
    const cell = tidy(cellAt(column));
    if (isBlank(cell)) continue;
    if (holdsPhone(cell)) addMixed(record, column, cell, false, refuse);
    else addEmails(record, column, cell, refuse);
  }
  contact.forEach((column, index) => {
    const cell = tidy(cellAt(column));
    if (isBlank(cell)) return;
    const mixed = cell.length <= longestMixed && (cell.includes('@') || holdsPhone(cell));
    const names = mixed ? addMixed(record, column, cell, true, refuse) : cell;
    const positions = position.map((at) => tidy(cellAt(at)));
    const own = positions[index] ?? (contact.length === 1 ? positions.join(', ') : '');
    addContacts(record, names, isBlank(own) ? null : own);
  });
}

/** Tells whether a part of a cell reads as a number that can be dialled. */
function holdsPhone(cell: string): boolean {
  if (phoneDigits(cell).length < 10) return false;
  const { phones } = sortCell(cell, true);
  return phones !== '' && parsePhones(phones).phones.length > 0;
}

/** Shares a cell out; answers the names, which are added already if they are sure to be people. */
function addMixed(
  record: RegisterRecord,
  column: number,
  cell: string,
  isContact: boolean,
  refuse: Refuse,
): string {
  const parts = sortCell(cell, isContact);
  if (parts.emails !== '') addEmails(record, column, parts.emails, refuse);
  if (parts.phones !== '') addPhones(record, column, parts.phones, refuse);
  if (!isContact) addContacts(record, parts.names, null);
  return parts.names;
}

function sortCell(cell: string, anyName: boolean): CellParts {
  const emails: string[] = [];
  const rest = cell
    .slice(0, longestMixed)
    .replace(/[^\s,;|/<>()"':]*@[^\s,;|/<>()"']*/g, (word) => {
      emails.push(word);
      return '';
    });
  const phones: string[] = [];
  const names: string[] = [];
  for (const part of rest.split(/[,;|\n\r\t/<>]+/)) {
    const piece = part.trim();
    const first = piece.search(/[+(]?\d/);
    if (first < 0) names.push(piece);
    else if (extension.test(piece)) phones.push(piece);
    else {
      phones.push(piece.slice(first));
      names.push(piece.slice(0, first), /\d([^\d]*)$/.exec(piece)?.[1] ?? '');
    }
  }
  const people = names
    .map((name) => name.replace(label, ' ').replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, ''))
    .filter((name) => (anyName ? /\p{L}{2}/u.test(name) : person.test(name)));
  return { phones: phones.join(', '), emails: emails.join(', '), names: people.join('; ') };
}

function addPhones(record: RegisterRecord, column: number, cell: string, refuse: Refuse): void {
  let read = parsePhones(cell);
  if (read.invalid.length > 0 && record.city !== null) read = withAreaCode(cell, read, record);
  for (const value of read.invalid) refuse(column, 'phone', 'phone', value);
  for (const phone of read.phones) {
    const known = record.phones.some(
      (p) => p.e164 === phone.e164 && p.extension === phone.extension,
    );
    if (known) continue;
    const added: RecordPhone = {
      e164: phone.e164,
      extension: phone.extension,
      written: phone.raw,
    };
    record.phones = [...record.phones, added];
  }
}

/** Local numbers are read with the area code of the row's city. */
function withAreaCode(
  cell: string,
  read: ReturnType<typeof parsePhones>,
  record: RegisterRecord,
): ReturnType<typeof parsePhones> {
  const length = phoneDigits(read.invalid[0] ?? '').length;
  if (length < 5 || length > 7) return read;
  const areaCode = areaCodeFor(record.city ?? '', record.region, length);
  return areaCode === null ? read : parsePhones(cell, { areaCode });
}

function addEmails(record: RegisterRecord, column: number, cell: string, refuse: Refuse): void {
  if (record.emails.length === 0 && isEmail(cell)) {
    record.emails = parseEmails(cell).emails;
    return;
  }
  const read = parseEmails(cell);
  for (const value of read.invalid) refuse(column, 'email', 'email', value);
  record.emails = [
    ...record.emails,
    ...read.emails.filter((email) => !record.emails.includes(email)),
  ];
}

function addContacts(record: RegisterRecord, cell: string, position: string | null): void {
  const contacts: RecordContact[] = cell
    .split(/[;\n]+/)
    .map((part) => ({ name: part.trim(), position }))
    .filter(({ name }) => name !== '');
  if (contacts.length === 0) return;
  record.contacts = union(record.contacts, contacts, (a, b) => samePerson(a.name, b.name));
}
