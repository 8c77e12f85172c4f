import { expect, test, vi } from 'vitest';
import type { PreviewRow } from '#contract/import.ts';
import { pageSize, RowPages } from '../../../../renderer/features/import/rows/row-pages.ts';

function rowAt(row: number): PreviewRow {
  const nothing = {
    problems: [],
    changes: [],
    duplicateOfRow: null,
    hidden: false,
    doubt: null,
    who: null,
    unattached: false,
  };
  return { sheet: 0, row, verdict: 'new', columns: [0], cells: [String(row)], ...nothing };
}

/** A list of rows with a number added to each, so that one sees from which judgement they are. */
function fakeList(total: number) {
  let added = 0;
  const asked: number[] = [];
  const load = (from: number, count: number) => {
    asked.push(from);
    const length = Math.max(0, Math.min(count, total - from));
    const rows = Array.from({ length }, (_, at) => rowAt(from + at + added));
    return Promise.resolve({ rows, total });
  };
  return { load, asked, add: (number: number) => (added += number) };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

test('reads a page once, when one of its rows comes into view', async () => {
  const list = fakeList(1000);
  const changed = vi.fn();
  const pages = new RowPages(list.load, changed);
  expect(pages.row(250)).toBeUndefined();
  pages.want(250, 270);
  pages.want(251, 271);
  await settle();
  pages.want(250, 270);
  expect(list.asked).toEqual([pageSize]);
  expect(pages.row(250)?.row).toBe(250);
  expect(changed).toHaveBeenCalledTimes(1);
});

test('shows the old rows until those of the new judgement are there', async () => {
  const list = fakeList(1000);
  const pages = new RowPages(list.load, () => undefined);
  pages.want(0, 30);
  await settle();
  list.add(5000);
  pages.renew();
  expect(pages.row(7)?.row).toBe(7);
  await settle();
  expect(pages.row(7)?.row).toBe(5007);
});

test('drops an answer that belongs to an earlier judgement', async () => {
  const late: ((rows: readonly PreviewRow[]) => void)[] = [];
  const load = () =>
    new Promise<{ rows: readonly PreviewRow[]; total: number }>((resolve) => {
      late.push((rows) => resolve({ rows, total: rows.length }));
    });
  const pages = new RowPages(load, () => undefined);
  pages.want(0, 10);
  pages.renew();
  late[1]?.([rowAt(2)]);
  await settle();
  late[0]?.([rowAt(1)]);
  await settle();
  expect(pages.row(0)?.row).toBe(2);
});

test('asks again after a refusal', async () => {
  let refused = 0;
  const pages = new RowPages(
    () => {
      refused += 1;
      return refused === 1
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ rows: [rowAt(9)], total: 1 });
    },
    () => undefined,
  );
  pages.want(0, 1);
  await settle();
  pages.want(0, 1);
  await settle();
  expect(pages.row(0)?.row).toBe(9);
});

test('forgets pages far away, so that a long list does not pile up', async () => {
  const list = fakeList(100_000);
  const pages = new RowPages(list.load, () => undefined);
  for (let from = 0; from < 100_000; from += pageSize) {
    pages.want(from, from + 30);
    await settle();
  }
  expect(pages.row(0)).toBeUndefined();
  expect(pages.row(99_950)?.row).toBe(99_950);
  pages.want(0, 30);
  await settle();
  expect(pages.row(0)?.row).toBe(0);
});
