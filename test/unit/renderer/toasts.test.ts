import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dismissStep,
  settleOffers,
  showToast,
  useToasts,
  type OfferedStep,
} from '../../../renderer/lib/toasts.ts';

const action = { label: 'Отменить', run: () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
});

function offer(text: string, step: number, way: OfferedStep['way'] = 'undo'): void {
  showToast({ tone: 'done', text, action, offers: { step, way } });
}

/** What is said, with a sign where something is offered. */
function said(): string[] {
  return useToasts.getState().toasts.map(({ text, action: own }) => (own ? `${text} ↶` : text));
}

describe('a message that offers to take a step back', () => {
  it('offers it while the step is the last', () => {
    offer('Задача выполнена', 7);
    settleOffers({ undo: 7, redo: null });
    expect(said()).toEqual(['Задача выполнена ↶']);
  });

  it('stays and offers nothing once something else was done', () => {
    offer('Задача выполнена', 7);
    settleOffers({ undo: 8, redo: null });
    expect(said()).toEqual(['Задача выполнена']);
    settleOffers({ undo: 7, redo: null });
    expect(said()).toEqual(['Задача выполнена']);
  });

  it('goes away once its step was taken back, in whichever window', () => {
    offer('Задача выполнена', 7);
    settleOffers({ undo: 6, redo: 7 });
    expect(said()).toEqual([]);
  });

  it('goes away once its step was made again', () => {
    offer('Отменено: задача', 7, 'redo');
    settleOffers({ undo: 6, redo: 7 });
    expect(said()).toEqual(['Отменено: задача ↶']);
    settleOffers({ undo: 7, redo: null });
    expect(said()).toEqual([]);
  });

  it('leaves other messages alone when its step goes', () => {
    showToast({ tone: 'note', text: 'Скопировано' });
    offer('Задача выполнена', 7);
    dismissStep(7);
    expect(said()).toEqual(['Скопировано']);
  });
});

it('a note said again is said once', () => {
  showToast({ tone: 'note', text: 'Нужно право' });
  showToast({ tone: 'note', text: 'Нужно право' });
  expect(said()).toEqual(['Нужно право']);
});

it('a long sentence stays as long as it takes to read', () => {
  showToast({ tone: 'note', text: 'а'.repeat(200) });
  vi.advanceTimersByTime(11_000);
  expect(said()).toHaveLength(1);
  vi.advanceTimersByTime(2000);
  expect(said()).toEqual([]);
});
