import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { readPdf } from '#test/support/read-pdf.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { done, trainingDesk, type TrainingDesk } from '#test/support/trainings.ts';

/** A session with three confirmed of one company, one still open, one of another company waiting. */
function prepared(values: Parameters<TrainingDesk['session']>[0] = {}) {
  const desk = trainingDesk();
  const { session } = desk.session({
    seats: 4,
    startsOn: '2026-12-10',
    endsOn: '2026-12-11',
    startsAt: '10:00',
    place: 'ул. Баумана, 5, учебный класс',
    trainer: 'Ёлкина Ольга',
    ...values,
  });
  const names = ['Иванов Иван', 'Щукина Анна-Мария', "О'Нил Шон"];
  const pks = desk.register(session.pk, 'Ромашка', ...names);
  done(desk.handlers['registration-transition']({ pks, to: 'confirmed', reason: null }));
  desk.register(session.pk, 'Ромашка', 'Петров Пётр');
  desk.register(session.pk, 'Лютик', 'Сидорова Анна');
  const letter = {
    sessionPk: session.pk,
    resellerPk: desk.resellers['Ромашка'] ?? 0,
    language: 'ru',
  } as const;
  return { desk, session, letter };
}

/** Lines of a page as they were set, joined: where a line breaks is the layout's affair. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('the letter', () => {
  it('confirms those of one company who are confirmed, as text to send', () => {
    const { desk, letter } = prepared();
    const { subject, body } = done(desk.handlers['letter-text'](letter));
    expect(subject).toBe('Подтверждение участия: Курс 1, 10–11 декабря 2026 г.');
    expect(body).toContain(
      'Даты: 10–11 декабря 2026 г.\nНачало: 10:00\nМесто: Казань, ул. Баумана',
    );
    expect(body).toContain("1. Иванов Иван\n2. Щукина Анна-Мария\n3. О'Нил Шон");
    expect(body).not.toMatch(/Петров|Сидорова|\{\{|Баллов/);
    expect(body.endsWith('С уважением,\nСоколова А.\nЦентр взаимодействия с реселлерами')).toBe(
      true,
    );
  });

  it('speaks English, and of a link where there is no place to come to', () => {
    const { desk, letter } = prepared({ city: null, online: true, place: null });
    const { subject, body } = done(desk.handlers['letter-text']({ ...letter, language: 'en' }));
    expect(subject).toBe('Confirmation of participation: Курс 1, 10–11 December 2026');
    expect(body).toContain('Place: online\n');
    expect(body).toContain('We will send the link');
    expect(body).not.toContain('identity document');
  });

  it('is a PDF with its text, fonts inside, title and language', async () => {
    const { desk, letter } = prepared();
    const path = join(tempDir(), 'letter.pdf');
    const answer = await desk.handlers['letter-save']({ ...letter, token: path });
    expect(answer.pages).toBe(1);
    const pdf = readPdf(readFileSync(path));
    expect(pdf).toMatchObject({
      pages: 1,
      title: 'Подтверждение участия: Курс 1, 10–11 декабря 2026 г.',
      author: 'Соколова А.',
      language: 'ru-RU',
    });
    expect(pdf.fonts.map(({ name }) => name.replace(/^.*\+/, '')).sort()).toEqual([
      'DejaVuSansCondensed',
      'DejaVuSansCondensed-Bold',
    ]);
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    const text = flat(pdf.texts.join(' '));
    for (const words of ['23 ноября 2026 г.', 'Щукина Анна-Мария', "О'Нил Шон", 'Ёлкина Ольга']) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/Петров|\ufffd/);
  });

  it('goes on to a second page and numbers both', async () => {
    const { desk, session, letter } = prepared({ seats: 90 });
    const surnames = Array.from(
      { length: 70 },
      (_, at) => `Участник ${'абвгдежз'.charAt(at % 8)}${at}`,
    );
    const pks = desk.register(session.pk, 'Ромашка', ...surnames);
    done(desk.handlers['registration-transition']({ pks, to: 'confirmed', reason: null }));
    const path = join(tempDir(), 'letter.pdf');
    expect(await desk.handlers['letter-save']({ ...letter, token: path })).toMatchObject({
      pages: 2,
    });
    const { texts } = readPdf(readFileSync(path));
    expect(texts.map((text) => /Страница \d из \d/.exec(text)?.[0])).toEqual([
      'Страница 1 из 2',
      'Страница 2 из 2',
    ]);
    expect(texts[1]).toContain('С уважением');
  });

  it('is not written while nobody is confirmed', () => {
    const { desk, session } = prepared();
    const resellerPk = desk.resellers['Лютик'] ?? 0;
    expect(() =>
      desk.handlers['letter-text']({ sessionPk: session.pk, resellerPk, language: 'ru' }),
    ).toThrow(expect.objectContaining({ code: 'training/no-confirmed' }));
  });

  it('has the words of the centre where it has its own, and refuses what it cannot fill in', () => {
    const { desk, letter } = prepared();
    const folder = join(dirname(desk.db.name), 'letters');
    mkdirSync(folder);
    const file = join(folder, 'confirmation.ru.json');
    const shipped = JSON.parse(
      readFileSync(join('resources', 'letters', 'confirmation.ru.json'), 'utf8'),
    ) as object;
    writeFileSync(file, JSON.stringify({ ...shipped, signature: ['Ваш вендор'] }));
    expect(done(desk.handlers['letter-text'](letter)).body).toMatch(/\n\nВаш вендор$/);
    for (const content of ['{', JSON.stringify({ ...shipped, subject: '{{inn}}' })]) {
      writeFileSync(file, content);
      expect(() => desk.handlers['letter-text'](letter)).toThrow(
        expect.objectContaining({ code: 'training/letter-template' }),
      );
    }
  });
});

describe('the list of participants', () => {
  it('is a workbook with everyone and their state', async () => {
    const { desk, session } = prepared();
    const path = join(tempDir(), 'list.xlsx');
    const saved = await desk.handlers['participants-save']({
      token: path,
      sessionPk: session.pk,
      format: 'xlsx',
      language: 'ru',
    });
    expect(saved.rows).toBe(5);
    const book = await openWorkbook({ path });
    const rows: string[] = [];
    book.forEachRow(0, ({ cells }) => {
      rows.push(
        [cells[0], cells[2], cells[6]].filter((cell) => typeof cell === 'string').join(' | '),
      );
    });
    expect(rows).toEqual([
      'Участник | Реселлер | Состояние заявки',
      'Иванов Иван | Ромашка | подтверждена',
      'Щукина Анна-Мария | Ромашка | подтверждена',
      "О'Нил Шон | Ромашка | подтверждена",
      'Петров Пётр | Ромашка | подана',
      'Сидорова Анна | Лютик | в листе ожидания',
    ]);
  });

  it('is a PDF to sign, the waiting list apart, its header on each page', async () => {
    const { desk, session } = prepared({ seats: 60 });
    const many = Array.from(
      { length: 50 },
      (_, at) => `Участник ${'абвгдежз'.charAt(at % 8)}${at}`,
    );
    desk.register(session.pk, 'Лютик', ...many);
    desk.register(session.pk, 'Ромашка', ...many.slice(0, 6));
    const path = join(tempDir(), 'list.pdf');
    const save = { token: path, sessionPk: session.pk, format: 'pdf', language: 'ru' } as const;
    await desk.handlers['participants-save'](save);
    const { texts, pages } = readPdf(readFileSync(path));
    expect(pages).toBeGreaterThan(2);
    expect(texts.every((text) => text.includes('Реселлер'))).toBe(true);
    expect(texts.filter((text) => text.includes('Подпись'))).not.toEqual([]);
    expect(flat(texts.join(' '))).toContain('Лист ожидания');
    expect(flat(texts.join(' '))).toContain('Щукина Анна-Мария');
  });

  it('says that nobody is there yet', async () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    const path = join(tempDir(), 'list.pdf');
    const save = { token: path, sessionPk: session.pk, format: 'pdf', language: 'en' } as const;
    expect(await desk.handlers['participants-save'](save)).toMatchObject({ rows: 0 });
    expect(readPdf(readFileSync(path)).texts[0]).toContain('There are no participants yet.');
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const { desk, session } = prepared();
    const save = { sessionPk: session.pk, format: 'pdf', language: 'ru' } as const;
    await expect(
      desk.handlers['participants-save']({ ...save, token: join(tempDir(), 'none', 'list.pdf') }),
    ).rejects.toMatchObject({ code: 'file/no-folder' });
  });
});
