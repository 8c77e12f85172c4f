const rowsAtOnce = 256;

/** The rows of these numbers, read a few hundred at a time; a row deleted meanwhile is left out. */
export function* rowsByPk<Row>(
  pks: Uint32Array,
  read: (pks: Uint32Array) => readonly Row[],
): Generator<Row> {
  for (let at = 0; at < pks.length; at += rowsAtOnce) {
    yield* read(pks.subarray(at, at + rowsAtOnce));
  }
}
