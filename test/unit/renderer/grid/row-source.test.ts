import { describe, expect, it } from 'vitest';
import { RowSource } from '../../../../renderer/components/grid/row-source.ts';

type Named = { readonly pk: number; readonly name: string };

function row(pk: number, name = `№ ${pk}`): Named {
  return { pk, name };
}

const caption = ({ name }: Named): string => name;

/** A source over lines that can be renamed, and what it asked for. */
function source(count: number) {
  const names = new Map<number, string>();
  const asked: number[][] = [];
  const rows = new RowSource((pks) => {
    asked.push(pks);
    return Promise.resolve(pks.map((pk) => row(pk, names.get(pk))));
  }, caption);
  rows.setList(
    '',
    Uint32Array.from({ length: count }, (_, at) => at + 1),
    [],
  );
  return { rows, asked, names };
}

describe('the lines of the list', () => {
  it('are asked for once', async () => {
    const { rows, asked } = source(100);
    await Promise.all([rows.load(0, 20), rows.load(10, 30)]);
    await rows.load(0, 30);
    expect(asked.flat()).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(rows.rowAt(29)?.pk).toBe(30);
  });

  it('are asked for again after a question that failed', async () => {
    let failing = true;
    const rows = new RowSource((pks) =>
      failing
        ? Promise.reject(new Error('gone'))
        : Promise.resolve(pks.map((pk) => row(pk, 'new'))),
    );
    rows.setList('', Uint32Array.of(1, 2), [row(1, 'old')]);
    rows.expire([1]);
    await expect(rows.load(0, 2)).rejects.toThrow('gone');
    expect(rows.has(0, 1)).toBe(false);
    failing = false;
    await rows.load(0, 2);
    expect([rows.rowAt(0)?.name, rows.rowAt(1)?.name]).toEqual(['new', 'new']);
  });

  it('are come back to where one was, while it is the same list', () => {
    const { rows } = source(0);
    const lines = Uint32Array.of(5, 6, 7);
    rows.setList('a', lines, []);
    rows.leave(6);
    rows.setList('a', Uint32Array.of(4, 5, 6), []);
    expect(rows.place).toBe(2);
    rows.setList('a', Uint32Array.of(4, 5), []);
    expect(rows.place).toBe(0);
    rows.setList('b', lines, []);
    expect(rows.place).toBe(0);
  });

  it('that came with the list are not asked for again', async () => {
    const { rows, asked } = source(0);
    rows.setList('a', Uint32Array.of(5, 6), [row(5), row(6)]);
    await rows.load(0, 2);
    expect(asked).toEqual([]);
  });

  it('stay as they were until the changed ones are here', async () => {
    const { rows, names } = source(10);
    await rows.load(0, 10);
    names.set(3, 'новое имя');
    rows.expire([3]);
    expect(rows.rowAt(2)?.name).toBe('№ 3');
    await rows.load(0, 10);
    expect(rows.rowAt(2)?.name).toBe('новое имя');
  });

  it('are let go when there are very many, but never those of the list itself', async () => {
    const { rows } = source(20_000);
    for (let from = 0; from < 20_000; from += 1000) await rows.load(from, from + 1000);
    expect(rows.rowAt(0)).toBeUndefined();
    expect(rows.rowAt(19_999)?.pk).toBe(20_000);
    expect(rows.count).toBe(20_000);
  });

  it('that are gone count as looked for, until the list is another', async () => {
    const rows = new RowSource(() => Promise.resolve([]));
    rows.setList('', Uint32Array.of(1, 2), []);
    expect(rows.has(0, 2)).toBe(false);
    await rows.load(0, 2);
    expect(rows.has(0, 2)).toBe(true);
    rows.setList('', Uint32Array.of(1, 2), []);
    expect(rows.has(0, 2)).toBe(false);
  });

  it('are found by reseller', () => {
    const { rows } = source(50);
    expect(rows.indexOf(7)).toBe(6);
    expect(rows.indexOf(999)).toBe(-1);
    expect([...rows.pksBetween(2, 4)]).toEqual([3, 4, 5]);
  });

  it('are asked for again after a failure', async () => {
    let fails = true;
    const rows = new RowSource((pks) =>
      fails ? Promise.reject(new Error('gone')) : Promise.resolve(pks.map((pk) => row(pk))),
    );
    rows.setList('', Uint32Array.of(1), []);
    await expect(rows.load(0, 1)).rejects.toThrow('gone');
    fails = false;
    await rows.load(0, 1);
    expect(rows.rowAt(0)?.pk).toBe(1);
  });
});

describe('the captions of the list', () => {
  it('are read for all lines in the end, and stay when the lines are let go', async () => {
    const { rows } = source(2500);
    let from = 0;
    for (;;) {
      const { start, pks } = rows.uncaptioned(from, 1000);
      if (pks.length === 0) break;
      await rows.fetchCaptions(pks);
      from = start;
    }
    expect(rows.captionAt(2499)).toBe('№ 2500');
    expect(rows.rowAt(2499)).toBeUndefined();
  });

  it('are not asked for again for a line that is no longer there', async () => {
    const rows = new RowSource<Named>(() => Promise.resolve([]), caption);
    rows.setList('', Uint32Array.of(1, 2), []);
    await rows.fetchCaptions(rows.uncaptioned(0, 10).pks);
    expect(rows.uncaptioned(0, 10).pks).toEqual([]);
  });
});
