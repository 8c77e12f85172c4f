import { contactLabel, followUpLabel, phoneLabel } from './log-record.ts';

/** The cells of a row of a log whose contents an import keeps in one text. */
export type LogLines = {
  readonly comment: string | null;
  readonly followUp: string | null;
  /** A number with what was written beside it. */
  readonly phone: string | null;
  readonly contact: string | null;
};

/** Parts a text as an import has put it together, line by line from its end; a text of a person is a comment. */
export function logLines(text: string | null): LogLines {
  const lines = text === null ? [] : text.split('\n');
  const takeLine = (label: string): string | null => {
    const start = `${label}: `;
    const last = lines.at(-1);
    if (last === undefined || !last.startsWith(start)) return null;
    lines.pop();
    return last.slice(start.length);
  };
  const contact = takeLine(contactLabel);
  const phone = takeLine(phoneLabel);
  const followUp = takeLine(followUpLabel);
  return { comment: lines.length === 0 ? null : lines.join('\n'), followUp, phone, contact };
}
