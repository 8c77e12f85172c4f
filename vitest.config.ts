import { defineConfig } from 'vitest/config';
import { bundledWorker } from './test/support/bundles.ts';

export default defineConfig({
  test: {
    environment: 'node',
    allowOnly: false,
    maxWorkers: 2,
    // Node strips types by WebAssembly, also in the threads that tests start; V8's book of the pages of its
    // code gets out of step when such a thread ends, and the process dies (nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // No unit test leaves anything behind, and to load every module anew for each file takes longer
          // than all of them.
          isolate: false,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // A rail that starts a linter takes its time on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [bundledWorker()],
        test: {
          name: 'integration',
          // To load the modules anew for each file takes a sixth of the processor. What a test changes
          // beyond its own folder it puts back itself.
          isolate: false,
          globalSetup: ['test/support/bundles.ts', 'test/support/server/initialised.ts'],
          include: ['test/integration/**/*.test.ts'],
          // Dozens of processes, each of which is killed, on a machine that is thrice as slow.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          isolate: false,
          include: ['test/simulation/**/*.test.ts'],
          // Fifty histories, or one that is shrunk, on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
