import type { ImportBatch, ImportKind } from '#contract/import.ts';
import { instantCell } from '../export/cells.ts';
import { column, type TableColumn, type Words } from '../export/table-column.ts';

const kindWords: Words<ImportKind> = {
  ru: {
    resellers: 'Реестр реселлеров',
    accounting: 'Выгрузка из бухгалтерии',
    purchases: 'Отчёт о закупках',
    'bonus-requests': 'Заявки на бонусы',
    interactions: 'Журнал обращений',
    trainings: 'Заявка на тренинг',
  },
  en: {
    resellers: 'Register of resellers',
    accounting: 'Accounting export',
    purchases: 'Purchase report',
    'bonus-requests': 'Bonus requests',
    interactions: 'Log of interactions',
    trainings: 'Training application',
  },
};

const stateWords: Words<ImportBatch['state']> = {
  ru: { running: 'Идёт', done: 'Загружена', undone: 'Отменена', cancelled: 'Остановлена' },
  en: { running: 'Running', done: 'Imported', undone: 'Undone', cancelled: 'Stopped' },
};

/** The title of the list of imports. */
export const batchTitle = { ru: 'Загрузки', en: 'Imports' } as const;

/** The columns of the list of imports, for files; instants in this zone. */
export function batchColumns(timeZone: string): readonly TableColumn<ImportBatch>[] {
  return [
    column('file', ['Файл', 'File'], 44, (r) => r.fileName),
    column('kind', ['Что это', 'Kind'], 26, (r, language) => kindWords[language][r.kind]),
    column('when', ['Когда', 'When'], 17, (r) =>
      instantCell(r.finishedAt ?? r.startedAt, timeZone),
    ),
    column('who', ['Кто', 'Who'], 22, (r) => r.actor),
    column('created', ['Новых', 'New'], 10, (r) => r.created),
    column('updated', ['Изменено', 'Changed'], 10, (r) => r.updated),
    column('unchanged', ['Без изменений', 'Same'], 14, (r) => r.unchanged),
    column('duplicates', ['Повторов', 'Duplicates'], 11, (r) => r.duplicates),
    // Whom nobody knows is for a person to say, like whom two could be.
    column('undecided', ['Решить', 'Decide'], 10, (r) => r.undecided + r.unattached),
    column('rejected', ['Ошибок', 'Errors'], 10, (r) => r.rejected),
    column('state', ['Состояние', 'State'], 13, (r, language) => stateWords[language][r.state]),
  ];
}
