import { buildApp } from '../../../scripts/lib/build-app.ts';
import { startVirtualDisplay } from '../../../scripts/lib/xvfb.ts';
import { displaysVariable } from './displays.ts';

/**
 * Builds what changed and gives each worker a display of its own where there is none: keyboard,
 * clipboard and the system's shortcuts are one to a display.
 */
export default async function globalSetup(config: {
  readonly workers: number;
}): Promise<() => Promise<void>> {
  await buildApp();
  if (process.platform !== 'linux' || process.env.DISPLAY) return () => Promise.resolve();
  const displays = await Promise.all(
    Array.from({ length: config.workers }, () => startVirtualDisplay()),
  );
  process.env[displaysVariable] = displays.map(({ display }) => display).join(' ');
  return async () => {
    await Promise.all(displays.map(({ stop }) => stop()));
  };
}
