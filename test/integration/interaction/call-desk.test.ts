import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '#contract/errors.ts';
import { createCallDesk } from '#electron/data/interaction/call-desk.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { annasMobile, callers, deskNow, openDesk, rowsOf } from '#test/support/call-desk.ts';
import { refusalOf } from '#test/support/refusal.ts';

const states = (answer: { readonly calls: readonly { pk: number; state: string }[] }) =>
  answer.calls.map(({ state }) => state);

const whole = { topic: 'Бонусы', outcome: 'Вопрос решён', text: '', followUp: null } as const;

/** The row number of the call that an answer is about. */
function pkOf({ pk }: { readonly pk: number | null }): number {
  if (pk === null) throw new Error('no call');
  return pk;
}

test('a call is a row at once, with who has its number, and open until it is finished', () => {
  const { db, desk, pass, pk } = openDesk();
  const begun = desk.start({ direction: 'in', phone: '8 (495) 123-45-67' });
  expect(rowsOf(db, 'interaction')).toMatchObject([
    {
      channel: 'call-in',
      direction: 'in',
      state: 'open',
      occurred_at: deskNow,
      phone: '+74951234567',
      operator: 'operator',
      reseller_pk: null,
      outcome: null,
    },
  ]);
  expect(begun.calls[0]?.matches).toMatchObject([
    { resellerPk: pk('Альфа'), name: 'Альфа', contacts: [] },
  ]);
  const call = pkOf(begun);
  desk.assign({ pk: call, resellerPk: pk('Альфа'), contactPk: null });
  pass(125);
  const dueAt = deskNow + 86_400_000;
  const finished = desk.finish({
    ...whole,
    pk: call,
    text: '  Спросила про баллы.\n',
    followUp: { title: 'Перезвонить', dueAt },
    keepNumber: false,
  });
  expect(finished.calls).toEqual([]);
  expect(rowsOf(db, 'interaction')).toMatchObject([
    {
      state: 'done',
      duration_s: 125,
      topic: 'Бонусы',
      outcome: 'Вопрос решён',
      text: 'Спросила про баллы.',
      reseller_pk: pk('Альфа'),
    },
  ]);
  expect(rowsOf(db, 'task')).toMatchObject([
    {
      kind: 'follow-up',
      title: 'Перезвонить',
      due_at: dueAt,
      owner: 'operator',
      interaction_pk: call,
      reseller_pk: pk('Альфа'),
      state: 'open',
    },
  ]);
});

test('finds every reseller of a shared number, of the one spoken with last first', () => {
  const { desk, pass, pk } = openDesk();
  const names = () => desk.identify('+74957654321').matches.map(({ name }) => name);
  expect(names()).toEqual(['Бета', 'Бета Филиал']);
  const call = pkOf(desk.start({ direction: 'out', resellerPk: pk('Бета Филиал') }));
  pass(10);
  desk.finish({ ...whole, pk: call, keepNumber: false });
  expect(names()).toEqual(['Бета Филиал', 'Бета']);
  expect(desk.identify(annasMobile).matches).toMatchObject([
    { name: 'Альфа', contacts: [{ name: 'Иванова Анна' }] },
  ]);
  expect(desk.identify('+74950000000')).toEqual({ phone: '+74950000000', matches: [] });
  expect(desk.identify('никто')).toEqual({ phone: null, matches: [] });
});

test('nothing is finished without reseller, topic and outcome, and nothing is lost by trying', () => {
  const { db, desk, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+74957654321' }));
  const finish = (change: object) =>
    refusalOf(() => desk.finish({ ...whole, pk: call, keepNumber: false, ...change }));
  expect(finish({})).toBe('call/incomplete');
  desk.assign({ pk: call, resellerPk: pk('Бета'), contactPk: null });
  expect(finish({ topic: ' ' })).toBe('call/incomplete');
  expect(finish({ outcome: '' })).toBe('call/incomplete');
  expect(finish({ topic: 'Погода' })).toBe('list/not-listed');
  expect(finish({ outcome: 'Бонусы' })).toBe('list/not-listed');
  expect(finish({ followUp: { title: 'Перезвонить', dueAt: deskNow } })).toBe('task/time-past');
  expect(rowsOf(db, 'interaction')).toMatchObject([{ state: 'open', text: null }]);
  expect(rowsOf(db, 'task')).toEqual([]);
  expect(finish({})).toBeNull();
  expect(finish({})).toBe('call/over');
});

test('what is chosen is of the lists, and stays good when it is taken from them later', () => {
  const { db, desk, handlers, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+74957654321' }));
  desk.assign({ pk: call, resellerPk: pk('Бета'), contactPk: null });
  const choose = (fields: { topic?: string | null; outcome?: string }) =>
    refusalOf(() => desk.choose({ pk: call, ...fields }));
  expect(choose({ topic: 'Погода' })).toBe('list/not-listed');
  expect(choose({ outcome: 'Бонусы' })).toBe('list/not-listed');
  expect(choose({ topic: 'Тренинги' })).toBeNull();
  expect(choose({ topic: null })).toBeNull();
  expect(choose({ topic: ' Бонусы ' })).toBeNull();

  const bonuses = rowsOf(db, 'list_item').find(({ name }) => name === 'Бонусы');
  void handlers['list-item-set-active']({ pk: Number(bonuses?.['pk']), active: false });
  expect(choose({ topic: 'Бонусы' })).toBeNull();
  const other = pkOf(desk.start({ direction: 'in' }));
  expect(refusalOf(() => desk.choose({ pk: other, topic: 'Бонусы' }))).toBe('list/not-listed');
  desk.finish({ ...whole, pk: call, keepNumber: false });
  expect(rowsOf(db, 'interaction')[0]).toMatchObject({ topic: 'Бонусы', state: 'done' });
});

test('a caller who is none of the resellers is written down as they named themselves', () => {
  const { db, desk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in' }));
  desk.nobody({ pk: call, companyText: ' Почта России ' });
  desk.finish({ ...whole, pk: call, keepNumber: true });
  expect(rowsOf(db, 'interaction')).toMatchObject([
    { reseller_pk: null, company_text: 'Почта России', state: 'done' },
  ]);
});

test('the wrong reseller is undone before the end, by the form or by undo', () => {
  const { db, desk, undo, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+74957654321' }));
  desk.assign({ pk: call, resellerPk: pk('Бета'), contactPk: null });
  const after = desk.unassign(call);
  expect(after.calls[0]).toMatchObject({ resellerPk: null, reseller: null });
  expect(after.calls[0]?.matches.length).toBe(2);
  desk.assign({ pk: call, resellerPk: pk('Бета Филиал'), contactPk: null });
  undo.undo();
  expect(rowsOf(db, 'interaction')).toMatchObject([{ reseller_pk: null, state: 'open' }]);
});

test('taking a second call holds the first, and time on hold is no talk', () => {
  const { db, desk, pass, pk } = openDesk();
  const first = pkOf(desk.start({ direction: 'in', resellerPk: pk('Альфа') }));
  pass(60);
  const second = desk.start({ direction: 'in', resellerPk: pk('Бета') });
  expect(states(second)).toEqual(['held', 'open']);
  pass(30);
  const back = desk.next();
  expect(back.pk).toBe(first);
  expect(states(back)).toEqual(['open', 'held']);
  pass(10);
  desk.finish({ ...whole, pk: first, keepNumber: false });
  pass(5);
  expect(states(desk.next())).toEqual(['open']);
  desk.finish({ ...whole, pk: pkOf(second), keepNumber: false });
  expect(rowsOf(db, 'interaction').map(({ duration_s }) => duration_s)).toEqual([70, 30]);
});

test('a parked call waits aside, is passed over and comes back', () => {
  const { desk, pass, pk } = openDesk();
  const first = pkOf(desk.start({ direction: 'in', resellerPk: pk('Альфа') }));
  desk.move({ kind: 'park', pk: first, at: deskNow });
  pass(60);
  const second = desk.start({ direction: 'out', resellerPk: pk('Бета') });
  expect(states(second)).toEqual(['parked', 'open']);
  expect(states(desk.next())).toEqual(['parked', 'held']);
  desk.move({ kind: 'resume', pk: first, at: deskNow + 60_000 });
  expect(states(desk.answer(null))).toEqual(['open', 'held']);
});

test('finishing is taken back as one step: call, task and number', () => {
  const { db, desk, undo, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+79160000000' }));
  desk.assign({ pk: call, resellerPk: pk('Альфа'), contactPk: null });
  const followUp = { title: 'Прайс', dueAt: deskNow + 1000 };
  desk.finish({ ...whole, pk: call, text: 'Цены', followUp, keepNumber: true });
  const numbers = () => rowsOf(db, 'phone').map(({ e164 }) => e164);
  expect(numbers()).toContain('+79160000000');
  undo.undo();
  expect(numbers()).not.toContain('+79160000000');
  expect(rowsOf(db, 'task')).toEqual([]);
  expect(rowsOf(db, 'interaction')).toMatchObject([
    { state: 'open', text: null, duration_s: null, reseller_pk: pk('Альфа') },
  ]);
  expect(states(desk.answer(null))).toEqual(['open']);
  undo.redo();
  expect(desk.answer(null).calls).toEqual([]);
});

test('a call that undo opens again holds none that was begun since', () => {
  const { desk, undo, pass, pk } = openDesk();
  const first = pkOf(desk.start({ direction: 'in', resellerPk: pk('Альфа') }));
  desk.finish({ ...whole, pk: first, keepNumber: false });
  pass(10);
  // A softphone's call is no step of a person: undo goes past it.
  const call = { direction: 'in', phone: null, resellerPk: null, contactPk: null } as const;
  desk.begin({ ...call, how: 'take' }, desk.passing);
  undo.undo();
  expect(states(desk.answer(null))).toEqual(['open', 'open']);
  desk.settle();
  expect(states(desk.answer(null))).toEqual(['held', 'open']);
});

test('a number that someone has already is not given to a second reseller', () => {
  const { db, desk, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+74951234567' }));
  desk.assign({ pk: call, resellerPk: pk('Бета'), contactPk: null });
  desk.finish({ ...whole, pk: call, keepNumber: true });
  expect(rowsOf(db, 'phone').length).toBe(callers.length + 1);
});

test('a call begun by mistake leaves no trace but its history', () => {
  const { db, desk, undo } = openDesk();
  const call = pkOf(desk.start({ direction: 'out', phone: '101' }));
  expect(desk.discard(call).calls).toEqual([]);
  expect(rowsOf(db, 'interaction')).toEqual([]);
  expect(refusalOf(() => desk.unassign(call))).toBe('call/over');
  undo.undo();
  expect(rowsOf(db, 'interaction')).toMatchObject([{ phone: '101', state: 'open' }]);
});

test('a missed call becomes a task of an hour of work, for the one reseller of the number', () => {
  const { db, desk, pk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '+74951234567' }));
  desk.miss(call);
  expect(rowsOf(db, 'interaction')).toMatchObject([
    { state: 'done', missed: 1, duration_s: null, reseller_pk: pk('Альфа'), outcome: null },
  ]);
  expect(rowsOf(db, 'task')).toMatchObject([
    {
      kind: 'missed-call',
      title: '+74951234567',
      due_at: deskNow + 3_600_000,
      interaction_pk: call,
      reseller_pk: pk('Альфа'),
    },
  ]);
});

function deskWithout(code: ErrorCode) {
  return openDesk({
    workingTime: () => {
      throw new AppError(code, 'none');
    },
  });
}

test('a missed call is a task due at once when the calendar of the year is missing', () => {
  const { db, desk } = deskWithout('calendar/year-missing');
  desk.noteMissed('+74957654321');
  expect(rowsOf(db, 'task')).toMatchObject([{ due_at: deskNow, reseller_pk: null }]);
});

test('a missed call says that the file of the calendar is wrong', () => {
  const { db, desk } = deskWithout('calendar/file-invalid');
  expect(refusalOf(() => desk.noteMissed('+74957654321'))).toBe('calendar/file-invalid');
  expect(rowsOf(db, 'interaction')).toEqual([]);
});

test('another operator neither sees nor touches the call', () => {
  const { context, desk } = openDesk();
  const call = pkOf(desk.start({ direction: 'in', phone: '101' }));
  const other = createCallDesk(
    { ...context, actor: () => 'other' },
    new UndoStack({ ...context, actor: () => 'other' }),
  );
  expect(other.answer(null).calls).toEqual([]);
  expect(refusalOf(() => other.unassign(call))).toBe('call/over');
  expect(refusalOf(() => other.move({ kind: 'hold', pk: call, at: deskNow }))).toBe('call/over');
  expect(states(other.start({ direction: 'in' }))).toEqual(['open']);
  expect(states(desk.answer(null))).toEqual(['open']);
});

test('refuses what is no number, and a contact of another reseller', () => {
  const { db, desk, pk } = openDesk();
  const start = (input: Parameters<typeof desk.start>[0]) => refusalOf(() => desk.start(input));
  expect(start({ direction: 'in', phone: 'Анна' })).toBe('call/number');
  const contactPk = Number(rowsOf(db, 'contact')[0]?.['pk']);
  expect(start({ direction: 'out', resellerPk: pk('Бета'), contactPk })).toBe('app/not-found');
  const call = pkOf(desk.start({ direction: 'in' }));
  expect(refusalOf(() => desk.choose({ pk: call, phone: 'нет' }))).toBe('call/number');
  expect(desk.choose({ pk: call, phone: '84951234567' }).calls[0]?.matches.length).toBe(1);
});
