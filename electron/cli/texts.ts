export type Language = 'ru' | 'en';

/** Russian if the surroundings are Russian, unless told otherwise. */
export function languageOf(
  chosen: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (chosen === 'ru' || chosen === 'en') return chosen;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

export const help: Readonly<Record<Language, string>> = {
  en: `Interaction Centre on the command line

  ic import --db FILE [--kind KIND] [--unknown candidates|leave] PATH... [--dry-run]
            [--errors-out FILE] [--json]
      Imports registers of resellers, exports of accounting, reports of purchases, requests to spend
      points, logs of interactions and training applications (.xls, .xlsx, .csv).
      PATH may be a folder. FILE is made if it is not there. All of it is one batch.
      --kind        resellers, accounting, purchases, bonus-requests, interactions or trainings;
                    otherwise each workbook tells it by itself
      --unknown     candidates: each unknown company becomes one reseller with that status, and gets its
                    rows; leave (so without it): they stay unknown
      --dry-run     reads and checks everything, writes nothing
      --errors-out  writes the rejected rows in their own layout with the reasons
  ic inspect PATH [--json]                   what a workbook is and holds, without importing it
  ic stats   --db FILE [--json]              counts
  ic search  --db FILE TEXT [--limit N] [--json]
                                             by name, INN, phone, contact, e-mail, city
  ic show    --db FILE --inn INN [--kpp KPP] [--json]
                                             a reseller with everything of it
  ic export  --db FILE --kind KIND --to FILE.xlsx|FILE.csv
             [--layout plain] [--encoding utf-8|windows-1251] [--json]
                                             the whole list of one of the kinds above with all its
                                             columns; in a .csv a text that a
                                             spreadsheet would run gets an apostrophe before it;
                                             {date} in the name of FILE is the day of today
  ic export  --db FILE --kind KIND --layout legacy --to FILE.xlsx|FILE.xls|FILE.csv [--json]
                                             all of a kind as its old workbook: resellers, interactions, purchases,
                                             bonus-requests, trainings; accounting (.csv,
                                             [--encoding windows-1251|utf-8])
  ic batches --db FILE [--json]              the imports and their ids
  ic undo    --db FILE --batch ID [--json]   takes an import back
  ic enrol   --db FILE --server URL --code CODE [--ca FILE.pem] [--json]
                                             connects FILE with head office by a one-time code
  ic sync    --db FILE [--watch] [--allow-deletions] [--json]
                                             exchanges with head office; --watch goes on until it is
                                             broken off, one line an exchange
  ic packet  --db FILE --to FILE.packet [--json]     what is pending, for a stick; stays pending
  ic packet  --db FILE --from FILE.answer [--json]   takes head office's answer in
  ic digest  --db FILE [--json]              a digest of each table, equal on all desktops in sync
  ic check   --db FILE [--json]              checks the file
  ic backup  --db FILE --to FILE [--json]    makes a checked copy
  ic restore --db FILE --from FILE [--json]  puts a backup in its place, sets the file aside

  --lang ru|en   language of the texts    --help   this text

Exit code: 0 done; 1 done, but some rows were rejected, faults were found, characters lost, or the
inspected file could not be read; 2 could not run.
`,
  ru: `Центр взаимодействия: командная строка

  ic import --db ФАЙЛ [--kind ВИД] [--unknown candidates|leave] ПУТЬ... [--dry-run]
            [--errors-out ФАЙЛ] [--json]
      Загружает реестры реселлеров, выгрузки бухгалтерии, отчёты о закупках, заявки на бонусы,
      журналы обращений и заявки на тренинг (.xls, .xlsx, .csv).
      ПУТЬ может быть папкой. Если ФАЙЛА нет, он создаётся. Всё вместе — одна загрузка.
      --kind        resellers, accounting, purchases, bonus-requests, interactions или trainings;
                    иначе вид определяется по содержимому
      --unknown     candidates — каждая неизвестная компания становится одним реселлером-кандидатом и
                    получает свои строки; leave (по умолчанию) — остаётся неизвестной
      --dry-run     всё прочитать и проверить, ничего не записывать
      --errors-out  записать отклонённые строки в исходном виде с причинами
  ic inspect ПУТЬ [--json]                   что это за книга и что в ней, без загрузки
  ic stats   --db ФАЙЛ [--json]              сколько чего в файле данных
  ic search  --db ФАЙЛ ТЕКСТ [--limit N] [--json]
                                             по названию, ИНН, телефону, контакту, почте, городу
  ic show    --db ФАЙЛ --inn ИНН [--kpp КПП] [--json]
                                             реселлер со всем, что о нём известно
  ic export  --db ФАЙЛ --kind ВИД --to ФАЙЛ.xlsx|ФАЙЛ.csv
             [--layout plain] [--encoding utf-8|windows-1251] [--json]
                                             весь список одного из видов выше со всеми столбцами;
                                             в .csv перед текстом,
                                             который таблица сочла бы формулой, ставится апостроф;
                                             {date} в имени ФАЙЛА — сегодняшний день
  ic export  --db ФАЙЛ --kind ВИД --layout legacy --to ФАЙЛ.xlsx|ФАЙЛ.xls|ФАЙЛ.csv [--json]
                                             всё одного вида в виде прежней книги: resellers, interactions, purchases,
                                             bonus-requests, trainings; accounting (.csv,
                                             [--encoding windows-1251|utf-8])
  ic batches --db ФАЙЛ [--json]              загрузки и их номера
  ic undo    --db ФАЙЛ --batch НОМЕР [--json]  отменить загрузку
  ic enrol   --db ФАЙЛ --server АДРЕС --code КОД [--ca ФАЙЛ.pem] [--json]
                                             подключить ФАЙЛ к центральному офису по одноразовому коду
  ic sync    --db ФАЙЛ [--watch] [--allow-deletions] [--json]
                                             обменяться с центральным офисом; --watch — продолжать, пока
                                             не прервут, строка на обмен
  ic packet  --db ФАЙЛ --to ФАЙЛ.packet [--json]     неотправленное — в файл для носителя
  ic packet  --db ФАЙЛ --from ФАЙЛ.answer [--json]   принять ответ центрального офиса
  ic digest  --db ФАЙЛ [--json]              свёртка каждой таблицы, одинаковая на всех рабочих местах
  ic check   --db ФАЙЛ [--json]              проверить файл данных
  ic backup  --db ФАЙЛ --to ФАЙЛ [--json]    сделать проверенную копию
  ic restore --db ФАЙЛ --from ФАЙЛ [--json]  вернуть копию на место, прежний файл отложить

  --lang ru|en   язык сообщений           --help   эта справка

Код возврата: 0 — готово; 1 — готово, но есть отклонённые строки, неисправности, потерянные символы
или книга не читается (inspect); 2 — выполнить не удалось.
`,
};

type Sentence = Readonly<Record<Language, string>>;

const faults: Readonly<Record<string, Sentence>> = {
  'sync/not-enrolled': {
    en: 'This file is not connected to a head office',
    ru: 'Файл не подключён к центральному офису',
  },
  'sync/unreachable': {
    en: 'Head office cannot be reached; what was entered is kept',
    ru: 'Центральный офис недоступен; введённое сохранено',
  },
  'sync/timeout': {
    en: 'Head office does not answer; what was entered is kept',
    ru: 'Центральный офис не отвечает; введённое сохранено',
  },
  'sync/unavailable': {
    en: 'Head office cannot answer now; what was entered is kept',
    ru: 'Центральный офис сейчас не может ответить; введённое сохранено',
  },
  'sync/bad-answer': {
    en: 'What answers there is not a head office of this program',
    ru: 'По этому адресу отвечает не центральный офис этой программы',
  },
  'sync/wrong-code': {
    en: 'The code is not valid: used, expired or mistyped',
    ru: 'Код не подходит: использован, просрочен или с ошибкой',
  },
  'sync/other-data-set': {
    en: 'Head office has other data than this file; nothing was changed',
    ru: 'В центральном офисе другие данные, чем в файле; ничего не изменено',
  },
  'sync/revoked': {
    en: 'Head office has ended the access of this desktop; nothing is lost',
    ru: 'Центральный офис закрыл доступ этому рабочему месту; ничего не потеряно',
  },
  'sync/unknown-device': {
    en: 'Head office does not know this desktop; connect it again with a code',
    ru: 'Центральный офис не знает этого рабочего места; подключите его по коду',
  },
  'sync/no-token': {
    en: 'The access to head office is not there, or only the window can read it',
    ru: 'Доступа к центральному офису нет, или его может прочитать только окно программы',
  },
  'sync/mass-delete': {
    en: 'Head office wants to delete many rows; nothing was deleted (--allow-deletions)',
    ru: 'Центральный офис хочет удалить много строк; ничего не удалено (--allow-deletions)',
  },
  'sync/bad-packet': {
    en: 'This is not head office’s answer to this desktop; nothing was changed',
    ru: 'Это не ответ центрального офиса этому рабочему месту; ничего не изменено',
  },
  'sync/protocol-too-old': {
    en: 'This program is too old for head office',
    ru: 'Программа слишком старая для центрального офиса',
  },
  'sync/protocol-too-new': {
    en: 'Head office is older than this program',
    ru: 'Центральный офис старее этой программы',
  },
  'cli/usage': { en: 'The command is not complete', ru: 'Команда записана неверно' },
  'cli/no-file': { en: 'There is no such data file', ru: 'Такого файла данных нет' },
  'app/not-found': { en: 'Not found', ru: 'Не найдено' },
  'data/disk-full': { en: 'The disk is full', ru: 'На диске нет места' },
  'data/read-only': { en: 'The file may not be written', ru: 'Файл нельзя изменять' },
  'data/busy': { en: 'Another program works with the file', ru: 'Файл занят другой программой' },
  'data/damaged': { en: 'The file is damaged', ru: 'Файл данных повреждён' },
  'data/newer-file': {
    en: 'The file is of a newer version of the program',
    ru: 'Файл создан более новой версией программы',
  },
  'data/not-our-file': { en: 'This is no data file of ours', ru: 'Это не файл данных программы' },
  'data/no-good-backup': { en: 'There is no good backup', ru: 'Нет исправной резервной копии' },
  'data/backup-failed': { en: 'The backup failed', ru: 'Резервная копия не получилась' },
  'data/cannot-open': { en: 'The file does not open', ru: 'Файл не открывается' },
  'file/disk-full': { en: 'The disk is full', ru: 'На диске нет места' },
  'file/cannot-write': {
    en: 'The file cannot be written, perhaps another program has it open; what was there is as it was',
    ru: 'Файл не записывается, возможно, он открыт в другой программе; прежний файл не изменён',
  },
  'file/no-folder': {
    en: 'The folder for the file is not there, nothing was written; make it, or name another',
    ru: 'Папки для файла нет, ничего не записано; создайте её или укажите другую',
  },
  'file/too-many-columns': {
    en: 'The table has more columns than a sheet holds, 256 in .xls and 16,384 in .xlsx; what was there is as it was; write .xlsx, or the plain layout',
    ru: 'Столбцов больше, чем вмещает лист: в .xls их 256, в .xlsx — 16 384; прежний файл не изменён; запишите .xlsx или обычный вид (plain)',
  },
  'export/template-missing': {
    en: 'The template of this old workbook is not there or damaged, nothing was written; install the program anew, or write the plain layout',
    ru: 'Образца этой прежней книги нет или он повреждён, ничего не записано; переустановите программу или запишите обычный вид (plain)',
  },
  'export/too-large-for-xls': {
    en: 'There is too much for an .xls, nothing was written; write .xlsx',
    ru: 'Для .xls данных слишком много, ничего не записано; запишите .xlsx',
  },
  'export/cancelled': {
    en: 'The export was given up; the file is as it was',
    ru: 'Выгрузка прервана, файл такой же, как был',
  },
  'import/columns-missing': {
    en: 'Neither a column of names nor one of INN was found',
    ru: 'Не найдены ни наименование, ни ИНН',
  },
  'import/nothing-to-import': { en: 'There is nothing to import', ru: 'Загружать нечего' },
  'import/cancelled': {
    en: 'The import was given up; nothing of it stays',
    ru: 'Загрузка прервана, ничего не записано',
  },
  'import/batch-not-found': { en: 'There is no such batch', ru: 'Такой загрузки нет' },
  'import/already-undone': { en: 'The batch was undone before', ru: 'Загрузка уже отменена' },
  'import/running': { en: 'The import still runs', ru: 'Загрузка ещё идёт' },
  'import/unknown-kind': {
    en: 'It is unclear of which kind the workbook is; --kind says it (resellers, accounting, purchases, bonus-requests, interactions, trainings)',
    ru: 'Не понять, какого вида книга; его называет --kind (resellers, accounting, purchases, bonus-requests, interactions, trainings)',
  },
  'import/not-of-kind': {
    en: 'The file cannot be read as this kind: its columns are missing. Nothing was imported',
    ru: 'Как такой вид файл не читается: в нём нет нужных столбцов. Ничего не загружено',
  },
  'import/folder-too-large': {
    en: 'The folder has too many files; choose one that holds only the workbooks',
    ru: 'В папке слишком много файлов; выберите папку, где лежат только книги',
  },
  'workbook/not-a-workbook': {
    en: 'The file is no workbook and no table',
    ru: 'Это не книга Excel и не таблица',
  },
  'workbook/damaged': { en: 'The workbook is damaged', ru: 'Книга повреждена' },
  'workbook/encrypted': {
    en: 'The workbook is protected by a password',
    ru: 'Книга защищена паролем',
  },
  'workbook/wrong-password': { en: 'The password is wrong', ru: 'Пароль не подходит' },
  'workbook/empty': { en: 'The workbook is empty', ru: 'Книга пуста' },
  'workbook/too-large': { en: 'The workbook is too large', ru: 'Книга слишком велика' },
  'workbook/unreadable-file': { en: 'The file cannot be read', ru: 'Файл не читается' },
  'workbook/unsupported': {
    en: 'Workbooks of this format are not read',
    ru: 'Книги такого формата не читаются',
  },
};

/** The sentence for a code, or null if only the fault's own message is there. */
export function faultText(code: string, language: Language): string | null {
  return faults[code]?.[language] ?? null;
}

const words = {
  rows: { en: 'rows', ru: 'строк' },
  replaced: {
    en: 'Characters that this encoding does not have, now question marks',
    ru: 'Символы, которых нет в этой кодировке, стали вопросительными знаками',
  },
  exported: { en: 'Rows written', ru: 'Записано строк' },
  created: { en: 'new', ru: 'новых' },
  updated: { en: 'changed', ru: 'изменено' },
  unchanged: { en: 'unchanged', ru: 'без изменений' },
  duplicates: { en: 'duplicates', ru: 'повторов' },
  rejected: { en: 'rejected', ru: 'отклонено' },
  undecided: { en: 'to decide', ru: 'требует решения' },
  candidates: { en: 'made candidates', ru: 'стали кандидатами' },
  unattached: { en: 'unknown', ru: 'неизвестно чьи' },
  hidden: { en: 'hidden in the file', ru: 'скрыты в файле' },
  ignored: { en: 'Left out', ru: 'Пропущено' },
  sheetLeftOut: {
    en: 'sheet left out, it looks like another kind; to import it too, give the file once more with',
    ru: 'лист не загружен: похож на другой вид; чтобы загрузить и его, повторите с этим файлом и',
  },
  hiddenSheetLeftOut: {
    en: 'hidden sheet left out; to import it too, unhide it in the file and give the file once more',
    ru: 'скрытый лист не загружен; чтобы загрузить и его, покажите его в файле и повторите с этим файлом',
  },
  row: { en: 'row', ru: 'строка' },
  batch: { en: 'Batch', ru: 'Загрузка' },
  dryRun: { en: 'A trial: nothing was written', ru: 'Проверка: ничего не записано' },
  errorsIn: { en: 'Rejected rows are in', ru: 'Отклонённые строки записаны в' },
  nothingFound: { en: 'Nothing found', ru: 'Ничего не найдено' },
  more: { en: 'and more', ru: 'и ещё' },
  sound: { en: 'The file is sound', ru: 'Файл исправен' },
  backupMade: { en: 'The copy is in', ru: 'Копия записана в' },
  restored: { en: 'Restored; the former file is', ru: 'Восстановлено; прежний файл —' },
  none: { en: 'none', ru: 'нет' },
  removed: { en: 'removed', ru: 'удалено' },
  putBack: { en: 'put back', ru: 'возвращено' },
  kept: { en: 'kept because edited since', ru: 'оставлено, так как изменено позже' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A word of the program's own answers. */
export function word(key: keyof typeof words, language: Language): string {
  return words[key][language];
}
