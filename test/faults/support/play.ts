import { createWorkspace } from '#server/services/workspaces.ts';
import { Broken } from '#test/simulation/support/check-desk.ts';
import { check, isSettled } from './check.ts';
import { fillAt, workAt, type DeskFile } from './desk-file.ts';
import type { Office } from './offices.ts';
import type { Plan } from './plan.ts';
import { Run } from './run.ts';

const workOf = { day: 40, week: 150, large: 15 } as const;
const weekMutations = 5000;
/** So many rows that a new desktop takes a snapshot. */
const largeRows = 20_500;
/** So many exchanges without faults are enough, whatever came before. */
const mostRounds = 6;

/** Whether the moment of the plan came, and how many mutations were made. */
export type Played = { readonly struck: boolean; readonly mutations: number };

/** Plays a plan with real processes and checks, once the line is whole again, that nothing is lost or doubled. */
export async function play(plan: Plan, office: Office): Promise<Played> {
  const name = `${plan.seed} ${process.hrtime.bigint()}`;
  const workspace = await office.withStore((store) => createWorkspace(store, name, Date.now()));
  const run = new Run(plan, office, workspace);
  try {
    const [first, second] = [await run.addDesk(), await run.addDesk()];
    if (!(await run.enrol(first))) throw new Broken('a desktop cannot join');
    workAt(first, workOf.day, run.random, run.made);
    if (plan.size === 'large') fillAt(first, largeRows, run.made);
    await run.mustSync(first);
    const struck = await underFaults(run, first, second);
    await heal(run);
    await check(run);
    return { struck, mutations: run.made.all.size };
  } finally {
    await run.close();
  }
}

/** The second desktop is the one whose line and life are at stake; the first goes on beside it. */
async function underFaults(run: Run, first: DeskFile, second: DeskFile): Promise<boolean> {
  const { size, moment } = run.plan;
  const beginsEarlier = size !== 'large' && moment?.path !== '/v1/enrol';
  let joined = false;
  if (beginsEarlier) {
    joined = await run.enrol(second);
    await run.mustSync(second);
  }
  let struck = (): boolean => false;
  if (moment?.path === '/v1/enrol') struck = run.arm(second);
  for (let tries = 1; !joined; tries += 1) {
    if (tries > mostRounds) throw new Broken('the desktop cannot join');
    joined = await run.enrol(second);
  }
  for (const desk of [first, second]) workAt(desk, workOf[size], run.random, run.made);
  if (size === 'week') {
    const whose = moment?.path === '/v1/pull' ? first : second;
    fillAt(whose, weekMutations, run.made);
    if (whose === first) await run.mustSync(first);
  }
  if (moment?.path !== '/v1/enrol') struck = run.arm(second);
  for (let tries = 0; tries < 3; tries += 1) {
    const [, done] = await Promise.all([run.sync(first), run.sync(second)]);
    workAt(second, 3, run.random, run.made);
    if (done && struck()) break;
  }
  return struck();
}

async function heal(run: Run): Promise<void> {
  for (const { proxy } of run.desks) proxy.weather(null, Math.random);
  for (let round = 1; round <= mostRounds; round += 1) {
    for (const desk of run.desks) await run.sync(desk);
    if (await isSettled(run)) return;
  }
  throw new Broken(`not settled after ${mostRounds} rounds`);
}
