/** What was seen while a list was scrolled from end to end, in milliseconds. */
export type Scrolled = {
  /** The longest time that one row stood on screen blank. */
  readonly row: number;
  /** The longest time that some row was blank, one or another: dragging fast passes many. */
  readonly some: number;
  readonly frames: number;
};

/**
 * In the page: scrolls the list from end to end. A row is blank until each of these columns is painted in
 * it; name such as have a value in every row. Where no row stands is blank too.
 */
export async function scrollThrough(columns: readonly string[]): Promise<Scrolled> {
  const viewport = [...document.querySelectorAll('.ag-grid-viewport, .ag-body-viewport')].find(
    ({ clientHeight }) => clientHeight > 0,
  );
  if (!viewport) throw new Error('no list');
  const height = viewport.scrollHeight - viewport.clientHeight;
  /** The rows on screen that lack a column, by their index, and a gap where no row stands. */
  const blanks = (): ReadonlySet<string> => {
    const { top, bottom } = viewport.getBoundingClientRect();
    const missing = new Map<string, Set<string>>();
    let rowHeight = Infinity;
    // A row may stand in several parts: what is pinned beside what moves sideways.
    for (const part of viewport.querySelectorAll('.ag-row')) {
      const box = part.getBoundingClientRect();
      if (box.bottom <= top + 1 || box.top >= bottom - 1) continue;
      rowHeight = box.height;
      const index = part.getAttribute('row-index') ?? '';
      const left = missing.get(index) ?? new Set(columns);
      missing.set(index, left);
      for (const column of columns) {
        const text = part.querySelector(`.ag-cell[col-id="${column}"]`)?.textContent ?? '';
        if (text.trim() !== '') left.delete(column);
      }
    }
    const blank = new Set([...missing].flatMap(([index, { size }]) => (size > 0 ? [index] : [])));
    // The header stands over a row or two.
    const place = Math.floor((bottom - top) / rowHeight) - 2;
    if (missing.size < Math.max(1, place)) blank.add('gap');
    return blank;
  };
  if (blanks().size > 0) throw new Error(`rows lack ${columns.join(' or ')} before anything moves`);
  let row = 0;
  let some = 0;
  let frames = 0;
  let someSince: number | null = null;
  let since = new Map<string, number>();
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const watch = async (count: number, move: (at: number) => void): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      move(at);
      const now = await frame();
      frames += 1;
      const blank = blanks();
      since = new Map([...blank].map((index) => [index, since.get(index) ?? now]));
      for (const from of since.values()) row = Math.max(row, now - from);
      someSince = blank.size === 0 ? null : (someSince ?? now);
      if (someSince !== null) some = Math.max(some, now - someSince);
    }
  };
  // With the wheel, as fast as a finger does it, then by dragging the bar through everything.
  await watch(240, (at) => (viewport.scrollTop = at * 300));
  await watch(240, (at) => (viewport.scrollTop = (height * at) / 240));
  // A jump anywhere: the rows there were never fetched before.
  for (const share of [0.1, 0.9, 0.33, 0.71, 0.05, 0.99]) {
    await watch(20, () => (viewport.scrollTop = height * share));
  }
  return { row, some, frames };
}
