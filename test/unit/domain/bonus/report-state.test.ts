import { expect, it } from 'vitest';
import { reportStateAfter, reportStates } from '#domain/bonus/report-state.ts';

const after = (event: 'post' | 'reverse', settled: boolean) =>
  reportStates.map((state) => reportStateAfter(event, state, settled));

it('is posted when all of it is, once it is approved, and anew when it was reversed', () => {
  expect(after('post', true)).toEqual(['uploaded', 'validated', 'posted', 'posted', 'posted']);
  expect(after('post', false)).toEqual(reportStates);
});

it('is reversed when something of it is taken back, once it is posted', () => {
  const reversed = ['uploaded', 'validated', 'approved', 'reversed', 'reversed'];
  expect(after('reverse', false)).toEqual(reversed);
  expect(after('reverse', true)).toEqual(reportStates);
});
