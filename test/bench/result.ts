/** One line of `docs/benchmarks.json`. */
export type BenchResult = {
  readonly name: string;
  /** Unit of value and floor. */
  readonly unit: 'ms' | 's' | 'MB' | 'B';
  readonly value: number;
  /** What the same run measured as the least that is possible, or null where the goal is absolute. */
  readonly floor: number | null;
  readonly ratio: number | null;
  /** The goal in words, as the issue puts it. */
  readonly goal: string;
  readonly met: boolean;
  /** How large the data were. */
  readonly rows: number;
  readonly note?: string;
};

/** A measurement; it may answer with several lines. */
export type Bench = {
  readonly name: string;
  /** Needs neither the large data nor the packaged application, which take minutes to make. */
  readonly alone?: true;
  run(context: BenchContext): Promise<readonly BenchResult[]>;
};

export type BenchContext = {
  /** The folder with the large demonstration data; to be copied before it is written to. */
  readonly dataFolder: string;
  readonly executable: string;
  readonly flags: readonly string[];
  readonly env: NodeJS.ProcessEnv;
};

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, at)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** A line whose goal is a multiple of the floor. */
export function againstFloor(
  line: Pick<BenchResult, 'name' | 'unit' | 'rows' | 'note'> & {
    value: number;
    floor: number;
    atMost: number;
    of: string;
  },
): BenchResult {
  const { value, floor, atMost, of, ...rest } = line;
  const ratio = value / floor;
  return {
    ...rest,
    value: rounded(value),
    floor: rounded(floor),
    ratio: rounded(ratio),
    goal: `≤ ${String(atMost)} × ${of}`,
    met: ratio <= atMost,
  };
}

/** A line whose goal is a limit in its own unit; the floor is told beside it where there is one. */
export function againstLimit(
  line: Pick<BenchResult, 'name' | 'unit' | 'rows' | 'note'> & {
    value: number;
    limit: number;
    floor: number | null;
    what: string;
  },
): BenchResult {
  const { value, floor, limit, what, ...rest } = line;
  return {
    ...rest,
    value: rounded(value),
    floor: floor === null ? null : rounded(floor),
    ratio: floor === null ? null : rounded(value / floor),
    goal: `${what} ≤ ${String(limit)} ${line.unit}`,
    met: value <= limit,
  };
}
