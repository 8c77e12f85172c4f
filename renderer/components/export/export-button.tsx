import { IconFileExport } from '@tabler/icons-react';
import type { CommandSpec } from '../../lib/commands.ts';
import { useMay } from '../../lib/use-may.ts';
import { IconButton } from '../icon-button.tsx';

/** Begins the export of a list; for who may not it says why and who can. */
export function ExportButton(props: {
  readonly label: string;
  readonly command: CommandSpec;
  readonly onExport: () => void;
}) {
  const { label, command, onExport } = props;
  const { may, why } = useMay('export', 'add');
  return (
    <IconButton
      icon={IconFileExport}
      label={why ?? label}
      command={command}
      aria-disabled={!may || undefined}
      onClick={may ? onExport : undefined}
    />
  );
}
