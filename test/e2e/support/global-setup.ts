import { buildApp } from '../../../scripts/lib/build-app.ts';
import { startVirtualDisplay } from '../../../scripts/lib/xvfb.ts';

/** Builds what changed and gives the tests a display of their own where there is none. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildApp();
  if (process.platform !== 'linux' || process.env.DISPLAY) return () => Promise.resolve();
  const virtual = await startVirtualDisplay();
  process.env.DISPLAY = virtual.display;
  return virtual.stop;
}
