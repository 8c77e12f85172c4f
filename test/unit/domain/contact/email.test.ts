import { describe, expect, it } from 'vitest';
import { isEmail, parseEmails } from '#domain/contact/email.ts';

describe('parseEmails', () => {
  it.each([
    ['info@mail.ru', ['info@mail.ru']],
    ['Ivanov@MAIL.RU', ['Ivanov@mail.ru']],
    ['a@b.ru, c@d.ru; e@f.com\ng@h.ru', ['a@b.ru', 'c@d.ru', 'e@f.com', 'g@h.ru']],
    ['a@b.ru c@d.ru', ['a@b.ru', 'c@d.ru']],
    ['mailto:a@b.ru', ['a@b.ru']],
    ['Иванов И. <ivanov@x.ru>', ['ivanov@x.ru']],
    ['e-mail: a@b.ru.', ['a@b.ru']],
    ['a@b.ru,', ['a@b.ru']],
    ['info@пример.рф', ['info@пример.рф']],
    ['a@b.ru, a@B.ru', ['a@b.ru']],
    ["o'neil+x@sub.example.co.uk", ["o'neil+x@sub.example.co.uk"]],
  ])('reads %j', (cell, emails) => {
    expect(parseEmails(cell)).toEqual({ emails, invalid: [] });
  });

  it.each([
    'ivanov@',
    'ivan petrov@mail.ru',
    '@mail.ru',
    'ivanov @mail.ru',
    'a..b@c.ru',
    'x@y',
    'a@b..ru',
    'a@-b.ru',
    'сайт',
    'a@b@c.ru',
  ])('reports %j', (cell) => {
    expect(parseEmails(cell)).toEqual({ emails: [], invalid: [cell] });
  });

  it('keeps the good address beside a broken one', () => {
    expect(parseEmails('a@b.ru; ivanov@')).toEqual({ emails: ['a@b.ru'], invalid: ['ivanov@'] });
  });

  it.each(['', ' ', '-', 'нет'])('takes %j for no address', (cell) => {
    expect(parseEmails(cell)).toEqual({ emails: [], invalid: [] });
  });

  it('answers at once for a long text without an address', () => {
    // The time of this process only: what runs beside it on the same cores is not the reader's fault.
    const before = process.cpuUsage();
    parseEmails(`${'a'.repeat(50_000)}@${'b-'.repeat(50_000)}`);
    expect(isEmail('a.'.repeat(120) + '@')).toBe(false);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
