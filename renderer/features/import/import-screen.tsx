import { useCommands } from '../../lib/commands.ts';
import { importCommands } from './commands.ts';
import { chooseFile } from './open-file.ts';
import { SessionView } from './session-view.tsx';
import { useImports } from './sessions.ts';
import { StartPage } from './start/start-page.tsx';

/** Takes a workbook in: file, columns, rows, result. */
export function ImportScreen() {
  const session = useImports(({ sessions, current }) => sessions.find(({ id }) => id === current));
  useCommands(importCommands, { 'import-choose': () => void chooseFile() });
  return session ? <SessionView key={session.id} session={session} /> : <StartPage />;
}
