import { expect, test } from 'vitest';
import {
  clockFault,
  fieldOfFault,
  needsCode,
  stalledSeconds,
} from '../../../../renderer/features/head-office/status-words.ts';
import type { SyncStatus } from '#contract/head-office.ts';

const idle: SyncStatus = {
  ...({ state: 'idle', server: 'https://one', workspaceName: 'Вендор', fault: null } as const),
  ...{ lastExchangeAt: 1, progressAt: null, nextTryAt: null, pending: 0, refused: 0 },
  ...{ conflicts: 0, clockOffsetMs: 0, cursor: 0, snapshot: null },
};

test('tells of a clock from five minutes on, and which way it is wrong', () => {
  expect(clockFault(4 * 60_000 + 59_999)).toBeNull();
  // Head office is ahead: this clock is slow.
  expect(clockFault(5 * 60_000)).toEqual({ minutes: 5, way: 'slow' });
  expect(clockFault(-7 * 60_000)).toEqual({ minutes: 7, way: 'fast' });
});

test('tells that nothing moves only while an exchange runs and has begun to move', () => {
  const at = 1_000_000;
  const running = { state: 'exchanging', progressAt: at } as const;
  expect(stalledSeconds(running, at + 29_999)).toBeNull();
  expect(stalledSeconds(running, at + 45_000)).toBe(45);
  expect(stalledSeconds({ ...running, progressAt: null }, at + 90_000)).toBeNull();
  expect(stalledSeconds({ state: 'waiting', progressAt: at }, at + 90_000)).toBeNull();
});

test.each([
  ['sync/wrong-code', '', 'code'],
  ['sync/too-many-requests', '', 'code'],
  ['sync/unreachable', 'ECONNREFUSED connect', 'server'],
  ['sync/unreachable', 'DEPTH_ZERO_SELF_SIGNED_CERT self-signed certificate', 'certificate'],
  ['sync/unreachable', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['file/cannot-read', '', 'certificate'],
  ['sync/other-data-set', '', 'server'],
])('tells %s (%s) under the field %s', (code, message, field) => {
  expect(fieldOfFault(code, message)).toBe(field);
});

test('asks for a code before joining and when the access is lost, not while the line is down', () => {
  const fault = (code: string) => ({ code, message: '', details: {} });
  expect(needsCode({ ...idle, state: 'not-enrolled' })).toBe(true);
  expect(needsCode(idle)).toBe(false);
  expect(needsCode({ ...idle, state: 'stopped', fault: fault('sync/revoked') })).toBe(true);
  expect(needsCode({ ...idle, state: 'stopped', fault: fault('sync/mass-delete') })).toBe(false);
  expect(needsCode({ ...idle, state: 'waiting', fault: fault('sync/unreachable') })).toBe(false);
});
