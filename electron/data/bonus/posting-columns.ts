import type { PostingRow, PreviewLine } from '#contract/bonus-ledger.ts';
import { noPointsReasons, type NoPointsReason } from '#domain/bonus/accrue.ts';
import { instantCell, moneyCell, monthCell } from '../export/cells.ts';
import { column, type Language, type TableColumn, type Words } from '../export/table-column.ts';
import { levelWords, statusWords } from '../reseller/reseller-columns.ts';

const stateWords: Words<PostingRow['state']> = {
  ru: { posted: 'Начислено', reversed: 'Отменено' },
  en: { posted: 'Posted', reversed: 'Reversed' },
};

const reasonWords: Words<NoPointsReason> = {
  ru: {
    'not-authorised': 'не авторизован:',
    accrued: 'уже начислено:',
    currency: 'другая валюта:',
    amount: 'нет суммы:',
    group: 'нет группы в ставках:',
    'too-small': 'меньше балла:',
  },
  en: {
    'not-authorised': 'not authorised:',
    accrued: 'posted already:',
    currency: 'another currency:',
    amount: 'no amount:',
    group: 'group not in the rates:',
    'too-small': 'less than a point:',
  },
};

function reasonsText(reasons: PreviewLine['reasons'], language: Language): string | null {
  const told = noPointsReasons.flatMap((reason) => {
    const count = reasons[reason] ?? 0;
    return count === 0 ? [] : [`${reasonWords[language][reason]} ${String(count)}`];
  });
  return told.length === 0 ? null : told.join(' · ');
}

/** The title of what was posted. */
export const postingTitle = { ru: 'Начисления', en: 'Postings' } as const;

/** The columns of what was posted, for files; instants in this zone. */
export function postingColumns(timeZone: string): readonly TableColumn<PostingRow>[] {
  return [
    column('month', ['Месяц', 'Month'], 12, (r) => monthCell(r.month)),
    column('state', ['Состояние', 'State'], 13, (r, language) => stateWords[language][r.state]),
    column('points', ['Баллы', 'Points'], 12, (r) => r.points),
    column('entries', ['Движений', 'Entries'], 12, (r) => r.entries),
    column('postedAt', ['Начислено', 'Posted'], 17, (r) => instantCell(r.postedAt, timeZone)),
    column('postedBy', ['Кто начислил', 'Posted by'], 22, (r) => r.postedBy),
    column('reversedAt', ['Отменено', 'Reversed'], 17, (r) => instantCell(r.reversedAt, timeZone)),
    column('reversedBy', ['Кто отменил', 'Reversed by'], 22, (r) => r.reversedBy),
  ];
}

/** The title of what a month would earn. */
export const previewTitle = { ru: 'Расчёт начисления', en: 'Preview of the posting' } as const;

/** The columns of what a month would earn, for files; sums in this currency. */
export function previewColumns(currency: string | null): readonly TableColumn<PreviewLine>[] {
  const unit = currency === null ? '' : `, ${currency}`;
  return [
    column('reseller', ['Реселлер', 'Reseller'], 36, (r) => r.reseller),
    column('status', ['Статус', 'Status'], 21, (r, language) => statusWords[language][r.status]),
    column('level', ['Уровень', 'Level'], 12, (r, language) =>
      r.level === null ? null : levelWords[language][r.level],
    ),
    column('purchases', ['Закупок', 'Purchases'], 11, (r) => r.purchases),
    column('volume', [`Объём месяца${unit}`, `Monthly volume${unit}`], 20, (r) =>
      moneyCell(r.volumeMinor),
    ),
    column('without', ['Без баллов', 'Without points'], 40, (r, language) =>
      reasonsText(r.reasons, language),
    ),
    column('points', ['Баллы', 'Points'], 10, (r) => r.points),
  ];
}
