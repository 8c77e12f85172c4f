import { join } from 'node:path';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { saidBy, temporaryData, threeResellers, undoOf } from './data-file.ts';
import { testBuyer } from './purchase-report.ts';
import { writeXlsx, type TestSheet } from './write-register.ts';

export type FormModel = {
  readonly course?: CellValue;
  readonly date?: CellValue;
  readonly city?: CellValue;
  readonly company?: CellValue;
  readonly inn?: CellValue;
  /** Name, position, phone, e-mail. */
  readonly people: readonly (readonly CellValue[])[];
};

const first = testBuyer(0);

/** A form as it is mostly filled in; by default of the first of three stored resellers. */
export function formSheet(model: FormModel, name = 'Заявка'): TestSheet {
  const { course = 'Навыки продаж', date = '11.03.2011', city = 'Москва', people } = model;
  const { company = first.name, inn = first.inn } = model;
  return {
    name,
    rows: [
      ['Заявка на участие в тренинге'],
      [],
      ['Тренинг:', null, course],
      ['Дата проведения:', null, date],
      ['Город:', null, city],
      ['Компания:', null, company],
      ['ИНН:', null, inn],
      [],
      ['№', 'ФИО', 'Должность', 'Телефон', 'E-mail'],
      ...people.map((cells, at) => [at + 1, ...cells]),
      [],
      [null, 'Подпись ____________', null, 'М.П.'],
    ],
  };
}

export const ivanov = ['Иванов Иван', 'продавец', '8 (495) 612-19-53', 'ivanov@example.ru'];
export const petrova = ['Петрова Анна', 'менеджер', null, null];

/** A data file with three resellers, and what a test does with forms of theirs. */
export function trainingsData() {
  const data = temporaryData();
  const pks = threeResellers(data, { status: 'candidate' });
  const form = (model: FormModel, name = 'заявка.xlsx'): Promise<string> =>
    writeXlsx(join(data.folder, name), [formSheet(model)]);
  /** Runs one form and answers what became of it. */
  const runForm = async (model: FormModel, name?: string) => {
    const { files, batchId } = await data.run(await form(model, name));
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    return { ...file, batchId };
  };
  return { ...data, pks, form, runForm, undo: undoOf(data) };
}

type Db = ReturnType<typeof trainingsData>['db'];

/** Every live registration: `reseller, course day city: name, position, phone, e-mail = state`. */
export function participantLines(db: Db): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT r.name || ', ' || c.name || ' ' || s.starts_on || coalesce('..' || s.ends_on, '')
         || ' ' || coalesce(s.city, iif(s.online, 'online', '?')) || ': ' || g.participant
         || coalesce(', ' || g.position, '') || coalesce(', ' || g.phone, '')
         || coalesce(', ' || g.email, '') || ' = ' || g.state
       FROM training_registration g JOIN reseller r ON r.pk = g.reseller_pk
       JOIN training_session s ON s.pk = g.session_pk JOIN training_course c ON c.pk = s.course_pk
       WHERE g.deleted_at IS NULL AND s.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY 1`,
    )
    .pluck()
    .all();
}

/** Everything that an import of forms touches, to be compared before and after. */
export function trainingsState(db: Db) {
  const all = (sql: string) => db.prepare(sql).all();
  return {
    lines: participantLines(db),
    sessions: all(
      `SELECT pk, course_pk, starts_on, city, seats, state FROM training_session
       WHERE deleted_at IS NULL ORDER BY pk`,
    ),
    courses: all('SELECT pk, name FROM training_course WHERE deleted_at IS NULL ORDER BY pk'),
    said: saidBy(db, 'trainings'),
  };
}

/** The registration of a participant. */
export function registrationPk(db: Db, participant: string): number {
  const pk = db
    .prepare<[string], number>(
      'SELECT pk FROM training_registration WHERE participant = ? AND deleted_at IS NULL',
    )
    .pluck()
    .get(participant);
  if (pk === undefined) throw new Error('no such participant');
  return pk;
}
