import { useCommands } from '../../lib/commands.ts';
import { importCommands } from './commands.ts';
import { FolderView } from './folder/folder-view.tsx';
import { useFolder } from './folder/folder-store.ts';
import { chooseFolder } from './folder/open-folder.ts';
import { chooseFile } from './open-file.ts';
import { SessionView } from './session-view.tsx';
import { useImports } from './sessions.ts';
import { StartPage } from './start/start-page.tsx';

/** Takes a workbook in: file, columns, rows, result; or a folder of them. */
export function ImportScreen() {
  const session = useImports(({ sessions, current }) => sessions.find(({ id }) => id === current));
  const folder = useFolder(({ folder: open, shown }) => (shown ? open : null));
  useCommands(importCommands, {
    'import-choose': () => void chooseFile(),
    'import-choose-folder': () => void chooseFolder(),
  });
  if (session) return <SessionView key={session.id} session={session} />;
  return folder ? <FolderView key={folder.id} folder={folder} /> : <StartPage />;
}
