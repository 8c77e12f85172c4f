/**
 * In the page: scrolls the list from end to end and answers the longest time that a row on screen was
 * blank. A row is blank until each of these columns is painted in it; name such as have a value in every
 * row. Where no row stands is blank too.
 */
export async function scrollThrough(
  columns: readonly string[],
): Promise<{ longest: number; frames: number }> {
  const viewport = [...document.querySelectorAll('.ag-grid-viewport, .ag-body-viewport')].find(
    ({ clientHeight }) => clientHeight > 0,
  );
  if (!viewport) throw new Error('no list');
  const height = viewport.scrollHeight - viewport.clientHeight;
  const blank = (): boolean => {
    const { top, bottom } = viewport.getBoundingClientRect();
    const empty = new Map<string, Set<string>>();
    let rowHeight = Infinity;
    // A row stands in several parts: what is pinned beside what moves sideways.
    for (const part of viewport.querySelectorAll('.ag-row')) {
      const box = part.getBoundingClientRect();
      if (box.bottom <= top + 1 || box.top >= bottom - 1) continue;
      rowHeight = box.height;
      const index = part.getAttribute('row-index') ?? '';
      const missing = empty.get(index) ?? new Set(columns);
      empty.set(index, missing);
      for (const column of columns) {
        const text = part.querySelector(`.ag-cell[col-id="${column}"]`)?.textContent ?? '';
        if (text.trim() !== '') missing.delete(column);
      }
    }
    const place = Math.floor((bottom - top) / rowHeight) - 1;
    return empty.size < Math.max(1, place) || [...empty.values()].some(({ size }) => size > 0);
  };
  if (blank()) throw new Error(`not every row has ${columns.join(', ')} before anything moves`);
  let longest = 0;
  let since: number | null = null;
  let frames = 0;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const watch = async (count: number, move: (at: number) => void): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      move(at);
      const now = await frame();
      frames += 1;
      if (!blank()) since = null;
      else {
        since ??= now;
        longest = Math.max(longest, now - since);
      }
    }
  };
  // With the wheel, as fast as a finger does it, then by dragging the bar through everything.
  await watch(240, (at) => (viewport.scrollTop = at * 300));
  await watch(240, (at) => (viewport.scrollTop = (height * at) / 240));
  // A jump anywhere: the rows there were never fetched before.
  for (const share of [0.1, 0.9, 0.33, 0.71, 0.05, 0.99]) {
    await watch(20, () => (viewport.scrollTop = height * share));
  }
  return { longest, frames };
}
