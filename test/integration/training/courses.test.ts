import { expect, it } from 'vitest';
import { done, trainingDesk } from '#test/support/trainings.ts';

it('adds a course that is on offer at once, and takes it back', () => {
  const desk = trainingDesk();
  const course = done(
    desk.handlers['course-create']({
      ...{ name: '  Печать   в офисе ', code: ' P-1 ', description: ' Два дня ', durationDays: 2 },
    }),
  );
  expect(course).toMatchObject({
    ...{ name: 'Печать в офисе', code: 'P-1', description: 'Два дня', durationDays: 2 },
    ...{ active: true, upcoming: 0 },
  });
  const list = () => done(desk.handlers['course-list']({ activeOnly: true }));
  expect(list()).toEqual([course]);
  desk.session({ coursePk: course.pk });
  expect(list()).toMatchObject([{ pk: course.pk, upcoming: 1 }]);
  desk.undo.undo();
  desk.undo.undo();
  expect(list()).toEqual([]);
});

it('needs no more than a name, and refuses none', () => {
  const desk = trainingDesk();
  const plain = { code: null, description: null, durationDays: null };
  const create = (fields: Parameters<(typeof desk.handlers)['course-create']>[0]) =>
    done(desk.handlers['course-create'](fields));
  expect(create({ name: 'Печать' })).toMatchObject({ name: 'Печать', ...plain });
  expect(create({ name: 'Сервис', code: ' ', description: '' })).toMatchObject(plain);
  expect(() => create({ name: '   ' })).toThrow(
    expect.objectContaining({
      code: 'training/course-name-required',
      details: { field: 'name' },
    }) as Error,
  );
  expect(done(desk.handlers['course-list']({ activeOnly: false }))).toHaveLength(2);
});

it('keeps the sessions of a course that is taken off the offer, and puts it back', () => {
  const desk = trainingDesk();
  const { session } = desk.session();
  const { coursePk } = session;
  const patch = (fields: Parameters<(typeof desk.handlers)['course-patch']>[0]['fields']) =>
    done(desk.handlers['course-patch']({ pk: coursePk, fields }));
  expect(patch({ active: false, name: 'Старый курс' })).toMatchObject({ active: false });
  expect(done(desk.handlers['session-card']({ pk: session.pk })).session).toMatchObject({
    ...{ course: 'Старый курс', state: 'planned' },
  });
  expect(done(desk.handlers['course-list']({ activeOnly: true }))).toEqual([]);
  patch({ active: true });
  expect(done(desk.handlers['course-list']({ activeOnly: true }))).toHaveLength(1);
  expect(() => patch({ name: '' })).toThrow(
    expect.objectContaining({ code: 'training/course-name-required' }) as Error,
  );
});
