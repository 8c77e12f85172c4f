import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HybridClock,
  clampHlc,
  compareHlc,
  decodeHlc,
  encodeHlc,
  maximumAheadMs,
} from '#domain/identity/hlc.ts';

const time = fc.integer({ min: 1, max: 2 ** 47 });
const stamp = fc.record({
  ms: time,
  counter: fc.integer({ min: 0, max: 0xffff }),
  device: fc.uuid(),
});
const event = fc.record({ now: time, remote: fc.option(stamp) });

describe('HybridClock', () => {
  it('gives each stamp behind the one before, whatever clocks and remote stamps do', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 50 }), (events) => {
        const clock = new HybridClock('device', '');
        let last = clock.last;
        for (const { now, remote } of events) {
          if (remote) clock.receive(encodeHlc(remote), now);
          const next = clock.tick(now);
          expect(next > last).toBe(true);
          if (remote) expect(next > encodeHlc(clampHlc(remote, now))).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('goes on from its last stamp after a restart', () => {
    const first = new HybridClock('device', '');
    const stampText = first.tick(5000);
    expect(new HybridClock('device', first.last).tick(10) > stampText).toBe(true);
  });

  it('is not dragged along by a clock a year ahead', () => {
    const clock = new HybridClock('device', '');
    const now = 1_000_000_000_000;
    clock.receive(encodeHlc({ ms: now + 31_536_000_000, counter: 3, device: 'other' }), now);
    expect(decodeHlc(clock.tick(now))?.ms).toBe(now + maximumAheadMs);
  });

  it('borrows a millisecond when its counter is full', () => {
    const clock = new HybridClock(
      'device',
      encodeHlc({ ms: 100, counter: 0xffff, device: 'device' }),
    );
    expect(decodeHlc(clock.tick(50))).toMatchObject({ ms: 101, counter: 0 });
  });
});

describe('encoded stamps', () => {
  it('come back as they were and sort as compareHlc does', () => {
    fc.assert(
      fc.property(stamp, stamp, (left, right) => {
        expect(decodeHlc(encodeHlc(left))).toEqual(left);
        const [a, b] = [encodeHlc(left), encodeHlc(right)];
        expect(Math.sign(compareHlc(left, right))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('are told from other text', () => {
    expect(decodeHlc('')).toBeNull();
    expect(decodeHlc('yesterday-0001-x')).toBeNull();
  });
});

it('clampHlc changes only stamps more than a minute ahead', () => {
  const near = { ms: 1000 + maximumAheadMs, counter: 1, device: 'd' };
  expect(clampHlc(near, 1000)).toBe(near);
  expect(clampHlc({ ...near, ms: near.ms + 1 }, 1000).ms).toBe(near.ms);
});
