import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { createWatchdog } from '#electron/workbooks/import/watchdog.ts';

const limit = 30_000;

describe('the watchdog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watched() {
    const work = { done: 1 };
    const timeout = vi.fn();
    return { work, timeout, dog: createWatchdog(limit, () => work.done, timeout) };
  }

  it('ends a call that has to be whole in time, whatever progress it makes', () => {
    const { work, timeout, dog } = watched();
    dog.began(true);
    for (let second = 0; second < 29; second += 1) {
      work.done += 1;
      vi.advanceTimersByTime(1000);
    }
    expect(timeout).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(timeout).toHaveBeenCalledOnce();
  });

  it('does not count the start of the thread', () => {
    const { work, timeout, dog } = watched();
    work.done = 0;
    dog.began(true);
    vi.advanceTimersByTime(20_000);
    work.done = 1;
    vi.advanceTimersByTime(20_000);
    expect(timeout).not.toHaveBeenCalled();
    vi.advanceTimersByTime(limit);
    expect(timeout).toHaveBeenCalledOnce();
  });

  it('lets a call of an hour go on as long as it makes progress', () => {
    const { work, timeout, dog } = watched();
    dog.began(false);
    for (let second = 0; second < 3600; second += 20) {
      work.done += 1;
      vi.advanceTimersByTime(20_000);
    }
    expect(timeout).not.toHaveBeenCalled();
    vi.advanceTimersByTime(limit + 1000);
    expect(timeout).toHaveBeenCalledOnce();
  });

  it('gives each call its own time, and watches nothing between them', () => {
    const { timeout, dog } = watched();
    dog.began(true);
    dog.began(true);
    vi.advanceTimersByTime(20_000);
    dog.ended();
    vi.advanceTimersByTime(20_000);
    dog.ended();
    vi.advanceTimersByTime(10 * limit);
    expect(timeout).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not count the time in which it could not have heard the answer', () => {
    const { timeout, dog } = watched();
    dog.began(true);
    vi.setSystemTime(Date.now() + 10 * limit);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10 * limit);
    vi.advanceTimersByTime(limit / 20);
    expect(timeout).not.toHaveBeenCalled();
  });
});
