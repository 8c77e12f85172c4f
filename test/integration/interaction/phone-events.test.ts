import { expect, test } from 'vitest';
import { takePhoneEvent, type PhoneEvent } from '#electron/data/interaction/phone-events.ts';
import { openDesk, rowsOf } from '#test/support/call-desk.ts';

function openPhone() {
  const opened = openDesk();
  const tell = (
    event: PhoneEvent['event'],
    number: string | null,
    direction: 'in' | 'out' = 'in',
  ) => takePhoneEvent(opened.desk, { event, number, direction }, opened.clock.now);
  const states = () => opened.desk.answer(null).calls.map(({ state }) => state);
  return { ...opened, tell, states };
}

test('a call told of is open at once, and told of again it is the same call', () => {
  const { tell, states } = openPhone();
  const first = tell('started', '+74951234567');
  expect(first).toMatchObject({ what: 'show' });
  expect(tell('started', 'sip:+74951234567@pbx')).toEqual(first);
  expect(states()).toEqual(['open']);
});

test('one that comes in while another is open waits; one that is dialled is taken', () => {
  const { tell, states } = openPhone();
  tell('started', '+74951234567');
  tell('started', '+74957654321');
  expect(states()).toEqual(['open', 'held']);
  tell('started', '+79160000000', 'out');
  expect(states()).toEqual(['held', 'held', 'open']);
});

test('the end of the line stops the clock and leaves the call to be written up', () => {
  const { db, desk, tell, states, pass } = openPhone();
  const told = tell('started', '+74951234567');
  pass(90);
  expect(tell('ended', null)).toEqual({ pk: told?.pk, what: 'ended' });
  pass(300);
  expect(states()).toEqual(['open']);
  desk.nobody({ pk: told?.pk ?? 0, companyText: '' });
  desk.finish({
    pk: told?.pk ?? 0,
    topic: 'Другое',
    outcome: 'Отказ',
    text: '',
    followUp: null,
    keepNumber: false,
  });
  expect(rowsOf(db, 'interaction')).toMatchObject([{ duration_s: 90 }]);
});

test('a waiting call that hangs up, and one never seen here, are missed calls with a task each', () => {
  const { db, tell, states } = openPhone();
  tell('started', '+74951234567');
  tell('started', '+74957654321');
  expect(tell('ended', '+74957654321')).toMatchObject({ what: 'missed' });
  expect(tell('missed', '+79031112233')).toMatchObject({ what: 'missed' });
  expect(states()).toEqual(['open']);
  expect(rowsOf(db, 'task').map(({ title }) => title)).toEqual(['+74957654321', '+79031112233']);
});

test('a call that someone writes up already is not taken away as missed', () => {
  const { db, desk, tell, states, pk } = openPhone();
  const told = tell('started', '+74951234567');
  desk.assign({ pk: told?.pk ?? 0, resellerPk: pk('Альфа'), contactPk: null });
  expect(tell('missed', '+74951234567')).toMatchObject({ what: 'ended' });
  expect(states()).toEqual(['open']);
  expect(rowsOf(db, 'task')).toEqual([]);
});

test('a hidden number is a call too, and the end of a call nobody knows is nothing', () => {
  const { tell, states } = openPhone();
  expect(tell('ended', '+74951234567')).toBeNull();
  expect(tell('ended', null)).toBeNull();
  tell('started', 'anonymous');
  expect(states()).toEqual(['open']);
});
