import { historyOf, type History } from './history.ts';
import { run } from './run.ts';
import type { Office, Planted } from './world.ts';

/** Plays a history; answers what broke, or null. */
export async function faultOf(
  office: Office,
  history: History,
  planted: Planted = {},
): Promise<Error | null> {
  try {
    await run(office, history, planted);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The first of so many seeds that breaks, and how; null when none does. */
export async function firstFault(
  office: Office,
  seeds: { readonly from: number; readonly count: number },
  planted: Planted = {},
): Promise<{ readonly seed: number; readonly fault: Error } | null> {
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
    const fault = await faultOf(office, historyOf(seed), planted);
    if (fault !== null) return { seed, fault };
  }
  return null;
}
