import type { ElectronApplication } from '@playwright/test';

/** The process id of the data process; null when there is none. */
export function dataProcess(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(({ app: main }) => {
    const found = main.getAppMetrics().find(({ name }) => name === 'Data');
    return found?.pid ?? null;
  });
}

/** Ends the data process as a fault would; answers its process id. */
export async function killDataProcess(app: ElectronApplication): Promise<number> {
  const pid = await dataProcess(app);
  if (pid === null) throw new Error('There is no data process to kill');
  process.kill(pid, 'SIGKILL');
  return pid;
}
