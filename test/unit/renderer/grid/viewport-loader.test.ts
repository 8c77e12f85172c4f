import { describe, expect, it, vi } from 'vitest';
import type { GridRow } from '../../../../renderer/components/grid/grid-field.ts';
import { RowSource } from '../../../../renderer/components/grid/row-source.ts';
import { ViewportLoader } from '../../../../renderer/components/grid/viewport-loader.ts';

describe('the loader of the lines on screen', () => {
  it('asks for the place where the list is now, not for those passed by', async () => {
    const asked: number[][] = [];
    const answers: (() => void)[] = [];
    const source = new RowSource((pks) => {
      asked.push(pks);
      return new Promise<GridRow[]>((resolve) => answers.push(() => resolve([])));
    });
    source.setList(
      '',
      Uint32Array.from({ length: 5000 }, (_, at) => at + 1),
      [],
    );
    let top = 0;
    const onRows = vi.fn();
    const loader = new ViewportLoader({
      source,
      visible: () => [top, top + 2],
      onRows,
      onError: () => undefined,
    });
    for (top = 0; top <= 4000; top += 100) loader.look();
    top = 4000;
    expect(asked).toEqual([[1, 2]]);
    answers[0]?.();
    await vi.waitFor(() => expect(asked.length).toBe(2));
    expect(asked[1]).toEqual([4001, 4002]);
    expect(onRows).toHaveBeenCalledTimes(1);
    loader.end();
  });

  it('tells of a failure and asks again when looked at again', async () => {
    const failed = vi.fn();
    const source = new RowSource(() => Promise.reject(new Error('gone')));
    source.setList('', Uint32Array.of(1), []);
    const loader = new ViewportLoader({
      source,
      visible: () => [0, 1],
      onRows: () => undefined,
      onError: failed,
    });
    loader.look();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
    loader.look();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(2));
  });
});
