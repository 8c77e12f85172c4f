import fc from 'fast-check';
import type { RequestAction } from '#domain/bonus/request-state.ts';
import { PointModel } from './point-model.ts';

/** One thing that happens to an account. Requests and lots are named by small numbers. */
export type Happening =
  | { readonly do: 'accrue'; readonly points: number }
  | { readonly do: 'adjust'; readonly points: number }
  | { readonly do: 'submit'; readonly request: number; readonly points: number }
  | {
      readonly do: Exclude<RequestAction, 'submit'>;
      readonly request: number;
    }
  | { readonly do: 'reverse'; readonly lot: number }
  | { readonly do: 'wait'; readonly months: number }
  | { readonly do: 'expire' };

/** What is tried: the pure rules, or the use cases over a real file. True: it was granted. */
export type Subject = {
  accrue(points: number, months: number): void;
  adjust(points: number): boolean;
  submit(request: number, points: number): boolean;
  act(request: number, action: Exclude<RequestAction, 'submit'>): boolean;
  reverse(lot: number): boolean;
  wait(months: number): void;
  expire(): void;
  figures(): { available: number; reserved: number; lots: readonly number[] };
  /** The sum of all entries as it stood at its lowest: it must never have been below zero. */
  lowest(): number;
};

/** So many months after an accrual its points are gone. */
export const lifeInMonths = 3;

const points = fc.integer({ min: 1, max: 12 });
const request = fc.integer({ min: 0, max: 4 });
const act = (name: Exclude<RequestAction, 'submit'>): fc.Arbitrary<Happening> =>
  fc.record({ do: fc.constant(name), request });

/** Histories in any order, possible and impossible steps alike. */
export const histories: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('accrue' as const), points }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('adjust' as const),
        points: fc.integer({ min: -8, max: 8 }),
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('submit' as const), request, points }) },
    { weight: 3, arbitrary: act('approve') },
    { weight: 2, arbitrary: act('reject') },
    { weight: 1, arbitrary: act('decline') },
    { weight: 2, arbitrary: act('cancel') },
    { weight: 1, arbitrary: act('fulfil') },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('reverse' as const),
        lot: fc.integer({ min: 0, max: 5 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        months: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
  ),
  // Long ones: what is interesting needs several requests and lots.
  { maxLength: 60, size: 'medium' },
);

/** Lives a history in the model and in the subject; throws at the first step where they differ. */
export function liveThrough(history: readonly Happening[], subject: Subject): void {
  const model = new PointModel();
  for (const [at, step] of history.entries()) {
    const granted = happen(model, subject, step);
    const where = `step ${String(at)}: ${JSON.stringify(step)}`;
    if (granted.model !== granted.subject) {
      throw new Error(`${where}: ${granted.subject ? 'granted' : 'refused'} against the model`);
    }
    const expected = JSON.stringify(model.figures());
    const found = JSON.stringify(subject.figures());
    if (expected !== found) throw new Error(`${where}: ${found} instead of ${expected}`);
    if (subject.lowest() < 0) throw new Error(`${where}: below zero`);
  }
}

function happen(
  model: PointModel,
  subject: Subject,
  step: Happening,
): { readonly model: boolean; readonly subject: boolean } {
  switch (step.do) {
    case 'accrue':
      model.accrue(step.points, lifeInMonths);
      subject.accrue(step.points, lifeInMonths);
      return { model: true, subject: true };
    case 'adjust':
      return { model: model.adjust(step.points), subject: subject.adjust(step.points) };
    case 'submit':
      return {
        model: model.submit(step.request, step.points),
        subject: subject.submit(step.request, step.points),
      };
    case 'approve':
    case 'reject':
    case 'decline':
    case 'cancel':
    case 'fulfil':
      return {
        model: model.act(step.request, step.do),
        subject: subject.act(step.request, step.do),
      };
    case 'reverse':
      return { model: model.reverse(step.lot), subject: subject.reverse(step.lot) };
    case 'wait':
      model.wait(step.months);
      subject.wait(step.months);
      return { model: true, subject: true };
    case 'expire':
      model.sweep();
      subject.expire();
      return { model: true, subject: true };
  }
}
