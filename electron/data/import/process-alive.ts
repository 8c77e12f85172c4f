/** Whether another process with this number lives; the asking process itself does not count. */
export function isAlive(processId: number | null): boolean {
  if (processId === null || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of somebody else lives although it may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
