import type { Lineage, PushResponse } from '#contract/sync/messages.ts';
import type { Step } from '#contract/sync/mutation.ts';

/** What a device sends up. */
export type PushContent = Lineage & {
  readonly steps: readonly Step[];
  /** Numbers of mutations that nobody can make out: they are refused. */
  readonly unreadable?: ReadonlySet<number>;
};

/**
 * Pushes; where the database takes a value in it for impossible, half and half again, until what it cannot take
 * stands alone and is refused. One such value would stop a device for ever.
 */
export async function pushInParts(
  content: PushContent,
  push: (content: PushContent) => Promise<PushResponse>,
): Promise<PushResponse> {
  try {
    return await push(content);
  } catch (error) {
    if (!isImpossible(error)) throw error;
    const halves = halved(content.steps);
    if (halves !== null) {
      const first = await pushInParts({ ...content, steps: halves[0] }, push);
      return joined(first, await pushInParts({ ...content, steps: halves[1] }, push));
    }
    const numbers = content.steps.flatMap(({ mutations }) => mutations.map(({ mutNo }) => mutNo));
    return push({ ...content, unreadable: new Set(numbers) });
  }
}

/**
 * Data that cannot be, a broken condition of a table, a limit of the database. A key that another has is worth another
 * try, and was tried again before it came here; but a unique value that is still taken was never seen to be.
 */
function isImpossible(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  const constraint = 'constraint' in error ? error.constraint : null;
  if (error.code === '23505') return constraint === 'unique_value_pkey';
  return /^(22|23|54)[0-9A-Z]{3}$/.test(String(error.code));
}

function halved(steps: readonly Step[]): readonly [readonly Step[], readonly Step[]] | null {
  const [step] = steps;
  if (step !== undefined && steps.length === 1) {
    const { intent, mutations } = step;
    if (intent !== null || mutations.length < 2) return null;
    const middle = mutations.length >> 1;
    const part = (of: Step['mutations']): Step[] => [{ intent, mutations: of }];
    return [part(mutations.slice(0, middle)), part(mutations.slice(middle))];
  }
  const middle = steps.length >> 1;
  return middle === 0 ? null : [steps.slice(0, middle), steps.slice(middle)];
}

function joined(first: PushResponse, second: PushResponse): PushResponse {
  const told = new Set(second.rows.map(({ entity, id }) => `${entity} ${id}`));
  return {
    ...second,
    outcomes: [...first.outcomes, ...second.outcomes],
    // Of a row that both tell of the later state counts.
    rows: [...first.rows.filter(({ entity, id }) => !told.has(`${entity} ${id}`)), ...second.rows],
  };
}
