import fc from 'fast-check';

/** What the line does to a request, by the number of the request in its exchange. */
export const lineFaults = [
  /** It never arrives. */
  'drop',
  /** It is carried out, the answer is lost. */
  'lose',
  /** It arrives later, when nobody waits for it any more. */
  'late',
  /** It arrives twice, at both replicas at once. */
  'double',
  /** Head office dies in it. */
  'die',
] as const;
export type LineFault = {
  readonly at: number;
  readonly fault: (typeof lineFaults)[number];
  /** After so many statements head office dies, where it is to. */
  readonly statements: number;
};

/** After so many writes a desktop dies before the next one; null: not at all. */
export type Crash = number | null;

/** What somebody does at a desktop: chosen by numbers, each taken modulo what there is. */
export type Deed = { readonly what: number; readonly row: number; readonly value: number };

export type Action =
  | { readonly do: 'work'; readonly desk: number; readonly deed: Deed; readonly crash: Crash }
  | {
      readonly do: 'sync';
      readonly desk: number;
      readonly replica: number;
      readonly faults: readonly LineFault[];
      readonly crash: Crash;
      /** What is done at the desktop while a request is under way. */
      readonly meanwhile: readonly (Deed & { readonly at: number })[];
    }
  | {
      /** One push stands at a place in its transaction while another and a reader go on. */
      readonly do: 'race';
      readonly first: number;
      readonly second: number;
      readonly reader: number;
      readonly place: 'loaded' | 'numbered' | 'written';
    }
  | { readonly do: 'clock'; readonly desk: number; readonly ms: number }
  | { readonly do: 'deliver' }
  | { readonly do: 'wait'; readonly ms: number }
  | {
      /** Another desktop joins, on which somebody has worked before. */
      readonly do: 'join';
      readonly before: readonly Deed[];
      readonly faults: readonly LineFault[];
    }
  | { readonly do: 'reopen'; readonly desk: number }
  | { readonly do: 'upgrade'; readonly desk: number }
  | { readonly do: 'save-desk'; readonly desk: number }
  | { readonly do: 'put-desk-back'; readonly desk: number }
  | { readonly do: 'copy-desk'; readonly desk: number }
  | { readonly do: 'save-office' }
  | { readonly do: 'put-office-back'; readonly silent: boolean };

/** A whole run: it can be stored as JSON and played again. */
export type History = {
  /** Clocks as they are at the beginning, in milliseconds from the right time; one a desktop. */
  readonly clocks: readonly number[];
  /** Whether the last desktop has an older version. */
  readonly old: boolean;
  /** From so many rows on a desktop that has read nothing takes a snapshot. */
  readonly snapshotFrom: number;
  readonly actions: readonly Action[];
};

const year = 365 * 24 * 3_600_000;
const desk = fc.nat(5);
/** Longer than a snapshot is given to others, or than it is kept. */
const waiting = fc.constantFrom(61 * 60_000, 25 * 3_600_000);
const skew = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5000, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(-year, year, -60_000, 61_000, 3_600_000, -3_600_000) },
);
const deed = fc.record({ what: fc.nat(99), row: fc.nat(30), value: fc.nat(30) });
/** Small ones often: there is always something, further on seldom. */
const upTo = (few: number, many: number, most: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.nat(few) },
    { weight: 2, arbitrary: fc.nat(many) },
    { weight: 1, arbitrary: fc.nat(most) },
  );
const lineFault = fc.record({
  // Most exchanges have few requests, one with a snapshot has many.
  at: upTo(1, 3, 16),
  fault: fc.constantFrom(...lineFaults, 'die' as const),
  statements: upTo(4, 20, 40),
});
const faults = fc.oneof(
  { weight: 3, arbitrary: fc.constant<LineFault[]>([]) },
  { weight: 2, arbitrary: fc.array(lineFault, { minLength: 1, maxLength: 2 }) },
);
const crash: fc.Arbitrary<Crash> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: upTo(4, 30, 150) },
);
const workCrash: fc.Arbitrary<Crash> = fc.oneof(
  { weight: 14, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.nat(12) },
);
const meanwhile = fc.oneof(
  { weight: 3, arbitrary: fc.constant<(Deed & { at: number })[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.record({ what: fc.nat(99), row: fc.nat(30), value: fc.nat(30), at: fc.nat(8) }),
      { minLength: 1, maxLength: 2 },
    ),
  },
);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({ do: fc.constant('work' as const), desk, deed, crash: workCrash }),
  },
  {
    weight: 26,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      desk,
      replica: fc.nat(1),
      faults,
      crash,
      meanwhile,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('race' as const),
      first: desk,
      second: desk,
      reader: desk,
      place: fc.constantFrom('loaded' as const, 'numbered' as const, 'written' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clock' as const), desk, ms: skew }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: waiting }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      before: fc.array(deed, { maxLength: 2 }),
      faults,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), desk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('upgrade' as const), desk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save-desk' as const), desk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('put-desk-back' as const), desk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy-desk' as const), desk }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save-office' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('put-office-back' as const), silent: fc.boolean() }),
  },
);

/** Histories of up to 80 actions; longer ones find little more and take long to shrink. */
export const histories: fc.Arbitrary<History> = fc.record({
  clocks: fc.array(skew, { minLength: 3, maxLength: 4 }),
  old: fc.boolean(),
  snapshotFrom: fc.constantFrom(1, 20, 20_000),
  actions: fc.array(action, { minLength: 20, maxLength: 80, size: 'max' }),
});

/** The history of a seed: always the same one. */
export function historyOf(seed: number): History {
  const [history] = fc.sample(histories, { seed, numRuns: 1 });
  if (history === undefined) throw new Error('fast-check made no history');
  return history;
}
