import { describe, expect, it } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { courseSql } from '#db/repositories/training-courses.ts';
import { registrationSql } from '#db/repositories/training-registrations.ts';
import { sessionSql } from '#db/repositories/training-sessions.ts';
import { tempDatabase } from '#test/support/database.ts';
import { done, trainingDesk } from '#test/support/trainings.ts';

function refusal(work: () => unknown): { code?: string; details?: object } {
  try {
    work();
  } catch (error) {
    return error as { code?: string; details?: object };
  }
  return {};
}

describe('the list of sessions', () => {
  it('shows a period with its seats, soonest first, and what there is to filter by', () => {
    const desk = trainingDesk();
    const first = desk.session({ startsOn: '2026-12-20', seats: 1 }).session;
    const second = desk.session({ startsOn: '2026-12-10', city: 'Самара' }).session;
    desk.session({ startsOn: '2027-01-15' });
    desk.register(first.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    const december = { from: '2026-12-01', to: '2026-12-31', order: 'asc' } as const;
    const { sessions, facets, more } = done(desk.handlers['session-list'](december));
    expect(sessions.map(({ pk, free, waiting }) => [pk, free, waiting])).toEqual([
      [second.pk, 2, 0],
      [first.pk, 0, 1],
    ]);
    expect(more).toBe(false);
    expect(facets.cities).toEqual([
      { city: 'Казань', count: 1 },
      { city: 'Самара', count: 1 },
    ]);
    const pks = (query: object) =>
      done(desk.handlers['session-list']({ ...december, ...query })).sessions.map(({ pk }) => pk);
    expect(pks({ cities: ['Самара'] })).toEqual([second.pk]);
    expect(pks({ courses: [first.coursePk] })).toEqual([first.pk]);
    expect(pks({ freeOnly: true })).toEqual([second.pk]);
    expect(pks({ online: true })).toEqual([]);
    expect(pks({ order: 'desc' })).toEqual([first.pk, second.pk]);
  });

  it('shows one that began before the period and still runs in it', () => {
    const desk = trainingDesk();
    desk.session({ startsOn: '2026-11-28', endsOn: '2026-12-02' });
    desk.session({ startsOn: '2026-11-28', endsOn: '2026-11-30' });
    const { sessions } = done(
      desk.handlers['session-list']({ from: '2026-12-01', to: '2026-12-31', order: 'asc' }),
    );
    expect(sessions.map(({ endsOn }) => endsOn)).toEqual(['2026-12-02']);
  });

  it('offers the next in the city first, then online, then elsewhere, and none that is closed', () => {
    const desk = trainingDesk();
    const tula = desk.session({ city: 'Тула', startsOn: '2026-12-01' }).session;
    const online = desk.session({ online: true, city: null, startsOn: '2026-12-20' }).session;
    const kazan = desk.session({ city: 'Казань', startsOn: '2026-12-24' }).session;
    desk.session({ city: 'Казань', startsOn: '2026-12-23', deadline: '2026-11-22' });
    const next = done(desk.handlers['session-next']({ city: 'Казань', limit: 10 }));
    expect(next.map(({ pk }) => pk)).toEqual([kazan.pk, online.pk, tula.pk]);
  });

  it('offers those without a seat last, and of the same course first to who leaves a session', () => {
    const desk = trainingDesk();
    const full = desk.session({ city: 'Казань', startsOn: '2026-12-01', seats: 1 }).session;
    const online = desk.session({ online: true, city: null, startsOn: '2026-12-20' }).session;
    const left = desk.session({ city: 'Тула', startsOn: '2026-12-10' }).session;
    const { coursePk } = left;
    const again = desk.session({
      coursePk,
      city: 'Самара',
      startsOn: '2027-01-20',
      seats: 3,
    }).session;
    desk.register(full.pk, 'Ромашка', 'Иванов Иван');
    const next = (from: { leavingPk?: number }) =>
      done(desk.handlers['session-next']({ city: 'Казань', limit: 10, ...from })).map(
        ({ pk }) => pk,
      );
    expect(next({})).toEqual([online.pk, left.pk, again.pk, full.pk]);
    expect(next({ leavingPk: left.pk })).toEqual([again.pk, online.pk, full.pk]);
  });

  it('finds its rows by indexes and counts seats without touching a registration', () => {
    const { db } = tempDatabase();
    const plan = (sql: string, ...values: (string | number)[]) =>
      db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map(({ detail }) => detail);
    const list = plan(sessionSql.ofPeriod, '2026-01-01', '2026-12-31', '2026-03-01', 10);
    expect(list[0]).toMatch(/^SEARCH s USING INDEX training_session_start \(starts_on>/);
    expect(list.join()).not.toMatch(/TEMP B-TREE|SCAN/);
    const counts = list.filter((line) => line.includes(' g '));
    expect(counts).toHaveLength(5);
    for (const line of counts) {
      expect(line).toMatch(/^SEARCH g USING COVERING INDEX training_registration_session/);
    }
    const others: readonly (readonly [string, ...(string | number)[]])[] = [
      [sessionSql.byPk, 1],
      [sessionSql.ofPeriodBackwards, '2026-01-01', '2026-12-31', '2026-03-01', 10],
      [registrationSql.byPk, 1],
      [registrationSql.ofSession, 1],
      [registrationSql.claims, 1],
      [registrationSql.ofReseller, 1],
      [registrationSql.toCome, 1, '2026-11-23'],
      [registrationSql.ofCompany, 1, 1, 1],
      [registrationSql.ofRequest, 1, 1],
    ];
    for (const [sql, ...values] of others) {
      expect(plan(sql, ...values).join(' | '), sql).not.toMatch(/\bSCAN (?!CONSTANT)/);
    }
    expect(plan(registrationSql.unconfirmed, 10).join(' | ')).toMatch(
      /SEARCH g USING INDEX training_registration_state/,
    );
    // The courses are few and always read whole; their sessions are not.
    expect(plan(courseSql.all, '2026-11-23').join(' | ')).toMatch(
      /SEARCH s USING INDEX training_session_course/,
    );
  });
});

describe('a session', () => {
  it('is refused with the field that cannot be so, and nothing of it is stored', () => {
    const desk = trainingDesk();
    const wrong = [
      [{ endsOn: '2026-12-09' }, 'training/wrong-dates', 'endsOn'],
      [{ deadline: '2026-12-11' }, 'training/wrong-dates', 'deadline'],
      [{ startsOn: '2026-11-31' }, 'field/date', 'startsOn'],
      [{ startsAt: '9:00' }, 'training/wrong-time', 'startsAt'],
      [{ city: ' ' }, 'training/city-required', 'city'],
      [{ seats: 0 }, 'training/wrong-seats', 'seats'],
      [{ pricePoints: -5 }, 'training/wrong-price', 'pricePoints'],
    ] as const;
    for (const [values, code, field] of wrong) {
      expect(refusal(() => desk.session(values))).toMatchObject({ code, details: { field } });
    }
    expect(
      done(desk.handlers['session-list']({ from: '2026-01-01', order: 'asc' })).sessions,
    ).toEqual([]);
  });

  it('knows its city by any spelling and needs none online', () => {
    const desk = trainingDesk();
    expect(desk.session({ city: 'г.КАЗАНЬ ' }).session.city).toBe('Казань');
    expect(desk.session({ city: null, online: true }).session).toMatchObject({
      city: null,
      online: true,
    });
  });

  it('is not made of a course that is no longer on offer', () => {
    const desk = trainingDesk();
    const { coursePk } = desk.session().session;
    done(desk.handlers['course-patch']({ pk: coursePk, fields: { active: false } }));
    expect(refusal(() => desk.session({ coursePk })).code).toBe('training/course-inactive');
    expect(done(desk.handlers['course-list']({ activeOnly: true }))).toEqual([]);
  });

  it('shows no registration to those who may not see them', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.rights({ courses: ['view'] });
    expect(done(desk.handlers['session-card']({ pk: session.pk })).registrations).toBeNull();
  });
});

describe('the registrations of a reseller', () => {
  it('are all of them, or those to come', () => {
    const desk = trainingDesk();
    const past = desk.session({ startsOn: '2026-11-20', deadline: null }).session;
    const next = desk.session({ startsOn: '2026-12-20' }).session;
    desk.at(Date.UTC(2026, 10, 18, 9));
    desk.register(past.pk, 'Ромашка', 'Иванов Иван');
    desk.at(Date.UTC(2026, 10, 23, 9));
    const [one] = desk.register(next.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    done(
      desk.handlers['registration-transition']({ pks: [one ?? 0], to: 'cancelled', reason: null }),
    );
    const resellerPk = desk.resellers['Ромашка'] ?? 0;
    const all = done(desk.handlers['registration-of-reseller']({ resellerPk, upcoming: false }));
    expect(all.map(({ startsOn }) => startsOn)).toEqual(['2026-12-20', '2026-12-20', '2026-11-20']);
    const toCome = done(desk.handlers['registration-of-reseller']({ resellerPk, upcoming: true }));
    expect(toCome.map(({ participant }) => participant)).toEqual(['Петров Пётр']);
    const open = done(desk.handlers['registration-unconfirmed']({ limit: 10 }));
    expect(open.map(({ participant }) => participant)).toEqual(['Иванов Иван', 'Петров Пётр']);
  });
});

describe('the step of the data file to version 4', () => {
  it('keeps sessions and registrations of the version before', () => {
    const before = tempDatabase({ migrations: migrations.filter(({ version }) => version < 4) });
    const file = before.db.name;
    before.db.exec(`
      INSERT INTO reseller (id, created_at, updated_at, name, name_key, status)
        VALUES ('00000000-0000-7000-8000-000000000001', 1, 1, 'Ромашка', 'ромашка', 'candidate');
      INSERT INTO training_course (id, created_at, updated_at, name)
        VALUES ('00000000-0000-7000-8000-000000000002', 1, 1, 'Курс');
      INSERT INTO training_session (id, created_at, updated_at, course_pk, starts_on, seats)
        VALUES ('00000000-0000-7000-8000-000000000003', 1, 1, 1, '2026-12-10', 5);
      INSERT INTO training_registration
        (id, created_at, updated_at, session_pk, reseller_pk, participant, state, registered_at)
        VALUES ('00000000-0000-7000-8000-000000000004', 1, 1, 1, 1, 'Иванов', 'confirmed', 1);
    `);
    before.close();
    const { db } = tempDatabase({ file });
    expect(
      db
        .prepare(
          `SELECT s.state, s.online, c.active, g.participant, g.participant_key AS key
           FROM training_registration g JOIN training_session s ON s.pk = g.session_pk
           JOIN training_course c ON c.pk = s.course_pk`,
        )
        .get(),
    ).toEqual({ state: 'planned', online: 0, active: 1, participant: 'Иванов', key: null });
  });
});
