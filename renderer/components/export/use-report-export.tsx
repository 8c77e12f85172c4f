import type { ReactNode } from 'react';
import type { CommandSpec } from '../../lib/commands.ts';
import { needing } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { ExportButton } from './export-button.tsx';
import type { OldLayout } from './old-layout.ts';
import type { ExportCommon, SendExport } from './run-export.ts';
import { useExportDialog } from './use-export-dialog.tsx';

const noLines = () => new Uint32Array();

/**
 * Writes a list or report that is no grid into a file, every line of it: its handler for `useCommands`,
 * its button, and the dialog to be drawn.
 */
export function useReportExport(parts: {
  /** What it is called and narrowed to: the name of the file. */
  readonly name: string;
  /** How many lines it has, also those that are not drawn; null while it is not there. */
  readonly count: number | null;
  readonly command: CommandSpec;
  readonly send: SendExport<ExportCommon>;
  /** The old workbook that it can be written as. */
  readonly old?: OldLayout;
}) {
  const { name, count, command, send, old } = parts;
  const { t } = useTexts();
  const { ask, dialog } = useExportDialog();
  const open = (): void => {
    if (count === null) return;
    const layouts = old === undefined ? [] : [old];
    ask({ name, count, selected: null, send: () => send, old: layouts, pksOf: noLines });
  };
  const handler = { run: open, ...needing(['export', 'add'], () => count !== null) };
  const button: ReactNode = (
    <ExportButton label={t(command.title)} command={command} onExport={open} />
  );
  return { handler, button, dialog };
}
