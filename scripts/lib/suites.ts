import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { packageApp } from './package-app.ts';
import { runPackageScript } from './run-program.ts';
import type { ProgramResult } from './run-program.ts';
import { repositoryRoot } from './runtime.ts';

/** What one suite adds to the sums. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** Tests that cannot run on this computer, and say so; they count neither way. */
  readonly skipped?: number;
  readonly output: string;
}

/** A named part of `npm test`. */
export interface Suite {
  readonly name: string;
  run(): Promise<SuiteResult>;
}

const reports = join(repositoryRoot, '.cache', 'test-reports');
const areas = ['domain', 'contract', 'db', 'electron', 'renderer', 'server', 'scripts', 'test'];

/** The suites of `npm test` in the order in which their results are told. */
export const suites = {
  format: rail('format', 'prettier/bin/prettier.cjs', ['--check', '.', '--log-level=warn']),
  lint: rail('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  types: rail('types', 'typescript/bin/tsc', ['-p', '.', '--noEmit']),
  windowTypes: rail('types (window)', 'typescript/bin/tsc', ['-p', 'renderer', '--noEmit']),
  windowTestTypes: rail('types (window tests)', 'typescript/bin/tsc', [
    ...['-p', 'test/unit/renderer'],
    '--noEmit',
  ]),
  benchTypes: rail('types (bench)', 'typescript/bin/tsc', ['-p', 'test/bench', '--noEmit']),
  e2eTypes: rail('types (e2e)', 'typescript/bin/tsc', ['-p', 'test/e2e', '--noEmit']),
  imports: rail('imports', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config=.dependency-cruiser.cjs',
    ...areas,
  ]),
  unit: vitest('unit'),
  integration: vitest('integration'),
  simulation: vitest('simulation'),
  build: step('build', buildApp),
  package: step('package', packageApp),
  e2e: playwright(),
} satisfies Record<string, Suite>;

function rail(name: string, script: string, args: readonly string[]): Suite {
  return {
    name,
    run: async () => {
      const { succeeded, output } = await runPackageScript(script, args);
      return { passed: Number(succeeded), failed: Number(!succeeded), output };
    },
  };
}

function step(name: string, work: () => Promise<unknown>): Suite {
  return {
    name,
    run: async () => {
      await work();
      return { passed: 1, failed: 0, output: '' };
    },
  };
}

function vitest(project: string): Suite {
  return {
    name: project,
    run: async () => {
      const report = freshReport(project);
      const result = await runPackageScript('vitest/vitest.mjs', [
        ...['run', '--project', project, '--reporter=default', '--reporter=json'],
        `--outputFile.json=${report}`,
      ]);
      return counted(result, report, (json: VitestReport) => ({
        passed: json.numPassedTests,
        failed: json.numFailedTests,
        skipped: json.numPendingTests,
      }));
    },
  };
}

function playwright(): Suite {
  return {
    name: 'e2e',
    run: async () => {
      const report = freshReport('e2e');
      const result = await runPackageScript(
        '@playwright/test/cli.js',
        ['test', '--reporter=list,json'],
        { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      );
      return counted(result, report, ({ stats }: PlaywrightReport) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      }));
    },
  };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

// A suite that crashes, or in which nothing ran, must not look like one in which nothing failed.
function counted<Report>(
  { succeeded, output }: ProgramResult,
  report: string,
  count: (report: Report) => Omit<SuiteResult, 'output'>,
): SuiteResult {
  let sums: Omit<SuiteResult, 'output'>;
  try {
    sums = count(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 1, output: `${output}\nThe suite ended without a report.` };
  }
  const ranNothing = sums.passed + sums.failed === 0;
  const crashed = !succeeded && sums.failed === 0;
  if (!ranNothing && !crashed) return { ...sums, output };
  const reason = ranNothing ? 'The suite ran no test.' : 'The suite failed outside its tests.';
  return { ...sums, failed: 1, output: `${output}\n${reason}` };
}
