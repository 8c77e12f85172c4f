import { administrator, openTestCentre, wednesday, type TestPerson } from './centre.ts';
import { noReach, plainSession } from './trainings.ts';

export const operator: TestPerson = {
  ...administrator,
  login: 'orlov',
  name: 'Орлов',
  group: 'operator',
};
export const senior: TestPerson = {
  ...administrator,
  ...{ login: 'volkov', name: 'Волков', group: 'senior-operator' },
};
export const manager: TestPerson = {
  ...administrator,
  ...{ login: 'gromova', name: 'Громова', group: 'manager' },
};

/** A centre of a reseller with 500 points and a course, of which sessions of five seats are made. */
export async function centreWithPoints(startAt = wednesday) {
  const centre = openTestCentre({ startAt });
  const { pk: resellerPk } = await centre.ask('reseller-create', { name: 'Альфа' });
  await centre.ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  const { pk: coursePk } = await centre.ask('course-create', { name: 'Печать' });
  const session = async (pricePoints: number, startsOn: string) => {
    const own = { ...plainSession, coursePk, startsOn, pricePoints, seats: 5 };
    return (await centre.ask('session-create', own)).session.pk;
  };
  return { centre, resellerPk, session };
}

/** A seat of 300 of 500 points, taken by an operator; there is a session without a price beside it. */
export async function pricedSeat() {
  const { centre, resellerPk, session } = await centreWithPoints();
  const sessionPk = await session(300, '2026-12-10');
  const freePk = await session(0, '2026-12-17');
  for (const one of [administrator, operator, senior, manager]) await centre.add(one);
  const as = async (who: TestPerson): Promise<void> => {
    await centre.ask('session-sign-out', {});
    await centre.signIn(who);
  };
  await as(operator);
  const { registrations } = await centre.ask('registration-create', {
    ...{ sessionPk, resellerPk, interactionPk: null, similarAllowed: false },
    participants: [{ name: 'Иванов Иван', ...noReach }],
  });
  const pk = registrations[0]?.pk ?? 0;
  const { requests } = await centre.ask('bonus-request-list', { resellerPk });
  const requestPk = requests[0]?.pk ?? 0;
  const standing = async () => {
    const { balance, reserved } = await centre.ask('bonus-account', { resellerPk });
    const card = await centre.ask('session-card', { pk: sessionPk });
    const seat = card.registrations?.find((one) => one.pk === pk);
    return { balance, reserved, seat: seat?.state ?? 'elsewhere', session: card.session.state };
  };
  const cancel = () =>
    centre.ask('registration-transition', { pks: [pk], to: 'cancelled', reason: null });
  const decline = () =>
    centre.ask('registration-transition', { pks: [pk], to: 'declined', reason: 'Нет группы' });
  const transfer = () => centre.ask('registration-transfer', { pk, sessionPk: freePk });
  const cancelSession = () => centre.ask('session-cancel', { pk: sessionPk, reason: 'Болен' });
  const confirm = () =>
    centre.ask('registration-transition', { pks: [pk], to: 'confirmed', reason: null });
  return {
    ...{ centre, as, pk, resellerPk, requestPk, standing },
    ...{ confirm, cancel, decline, transfer, cancelSession },
  };
}
