import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes out of the packaged app what the set-up added to the stand-in Electron for development. */
export default async function afterPack({ appOutDir }) {
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  await rm(join(appOutDir, 'made-for.json'), { force: true });
}
