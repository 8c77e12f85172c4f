import { finalStepKinds } from '#contract/final-steps.ts';
import {
  accessAreas,
  accessRights,
  type AccessArea,
  type AccessRight,
} from '#domain/access/rights.ts';
import { rightText, whoMayText } from './access-words.ts';
import { textOf } from './use-texts.ts';
import { toClientError, type ClientError } from './client-error.ts';
import { showToast } from './toasts.ts';

/** What stands in the way: points that were approved say what is to be done first. */
function missingText(
  details: ClientError['details'],
  area: AccessArea | undefined,
  right: AccessRight | undefined,
): string {
  if (details['approvedPoints'] === true) return textOf('people:approvedPoints');
  return area && right ? rightText(area, right) : '';
}

/** What was taken in a call, as «1 заявка на тренинг, 2 задачи». */
function workWords({ registrations, requests, tasks }: ClientError['details']): string {
  return [
    [Number(registrations), 'calls:tied.registrations'] as const,
    [Number(requests), 'calls:tied.requests'] as const,
    [Number(tasks), 'calls:tied.tasks'] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, key]) => textOf(key, { count }))
    .join(', ');
}

/** Values for the sentence in words of the language on screen. */
function detailWords({ code, details }: ClientError): ClientError['details'] {
  if (code === 'undo/final') {
    const kind = finalStepKinds.find((one) => one === details['kind']);
    return { what: kind ? textOf(`shell:undo.final.${kind}`) : '' };
  }
  if (code === 'call/has-work') return { what: workWords(details) };
  if (code !== 'access/denied') return details;
  const area = accessAreas.find((one) => one === details['area']);
  const right = accessRights.find((one) => one === details['right']);
  const [key = ''] = String(details['groups'] ?? '').split(' ');
  return {
    missing: missingText(details, area, right),
    who: whoMayText(key === '' ? undefined : key),
  };
}

/** The sentence for an error, in the language on screen: what happened, what is safe, what to do. */
export function errorText(error: unknown): string {
  const told = toClientError(error);
  return textOf(`errors:${told.code}`, { ...detailWords(told) });
}

/** Nothing to undo, and what was given up on purpose, are answers and no failures. */
const isAnswer: ReadonlySet<string> = new Set([
  'undo/nothing',
  'undo/not-last',
  'undo/final',
  'export/cancelled',
]);

/** Tells about a failed action at the foot of the window, with the code to copy. */
export function showError(error: unknown): void {
  const { code } = toClientError(error);
  const text = errorText(error);
  if (isAnswer.has(code)) showToast({ tone: 'note', text });
  else showToast({ tone: 'failed', text, code });
}
