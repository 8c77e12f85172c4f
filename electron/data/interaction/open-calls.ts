import { dirname } from 'node:path';
import type { FromDataProcess, ShownCall } from '#contract/data-process.ts';
import { Calls } from '#db/repositories/calls.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import { readDialled } from '#domain/contact/dialled-number.ts';
import { isOver } from '#domain/interaction/call-steps.ts';
import type { DataContext } from '../context.ts';
import type { Dial } from '../data-session.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { createSoftphone } from '../softphone/softphone.ts';
import { createCallDesk } from './call-desk.ts';
import { takePhoneEvent, type PhoneEvent } from './phone-events.ts';

export type CallParts = {
  readonly file: string;
  readonly store: LocalStore;
  readonly undo: UndoStack;
  readonly tellMain: (message: FromDataProcess) => void;
  readonly onError: (error: unknown) => void;
};

/** The first list of the window comes first: a softphone can wait so long. */
const listenAfterMs = 300;

/** Opens the calls: by hand, from a softphone, from a link or the clipboard. */
export function openCalls(context: DataContext, parts: CallParts) {
  const { store } = parts;
  const desk = createCallDesk(context, parts.undo);
  forgetWrittenUp(context, store);

  const show = (call: ShownCall): void => parts.tellMain({ kind: 'call', call });
  const mayCall = (): boolean => context.may('interactions', 'add');

  const take = (told: PhoneEvent) => {
    if (!mayCall()) {
      if (told.event === 'started') show({ pk: null, what: 'signed-out' });
      return 'signed-out';
    }
    const outcome = takePhoneEvent(desk, told, context.now());
    if (outcome) show(outcome);
    return { call: outcome?.pk ?? null };
  };

  const dial: Dial = (text, from) => {
    const dialled = readDialled(text);
    // A figure that was copied is a telephone number only when it looks like one.
    const usable = dialled !== null && (from === 'link' || dialled.isPublic);
    if (!mayCall()) show({ pk: null, what: 'signed-out' });
    else if (!usable) show({ pk: null, what: 'no-number' });
    else take({ event: 'started', number: dialled.number, direction: 'out' });
  };

  const softphone = createSoftphone({
    folder: dirname(parts.file),
    isOn: () => store.setting('softphone') !== 'off',
    switchTo: (on) => store.putSetting('softphone', on ? 'on' : 'off'),
    take,
    onError: parts.onError,
  });
  const timer = setTimeout(() => void softphone.start(), listenAfterMs);
  return {
    desk,
    softphone,
    dial,
    /** After an undo or redo, which knows no calls. */
    settled: async <T>(made: T | Promise<T>): Promise<T> => {
      const result = await made;
      desk.settle();
      return result;
    },
    stop: async (): Promise<void> => {
      clearTimeout(timer);
      await softphone.stop();
    },
  };
}

/**
 * What was typed in a call that is over stays a draft until the next start, so that undo brings the
 * call back as it was; now it stands in the call itself.
 */
function forgetWrittenUp({ db }: DataContext, store: LocalStore): void {
  const calls = new Calls(db);
  for (const { person, key } of store.everybodysDrafts('call:')) {
    const call = calls.read(Number(key.split(':')[1]));
    if (call === null || isOver(call)) store.removeDraft(person, key);
  }
}
