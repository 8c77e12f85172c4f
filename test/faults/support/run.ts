import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCode } from '#server/services/devices.ts';
import type { Workspace } from '#server/services/workspaces.ts';
import { seeded } from '#test/support/seeded.ts';
import { Broken, checkDesk } from '#test/simulation/support/check-desk.ts';
import { Made } from '#test/simulation/support/made.ts';
import { runIc, withDesk, type DeskFile } from './desk-file.ts';
import type { Office } from './offices.ts';
import type { Plan } from './plan.ts';
import { later, openProxy } from './proxy.ts';

const hour = 3_600_000;

/** Two desktops, as real processes, and head office in one run. */
export class Run {
  readonly plan: Plan;
  readonly office: Office;
  readonly workspace: Workspace;
  readonly made = new Made();
  readonly desks: DeskFile[] = [];
  readonly random: () => number;
  readonly folder = mkdtempSync(join(tmpdir(), 'ic-faults-run-'));

  constructor(plan: Plan, office: Office, workspace: Workspace) {
    this.plan = plan;
    this.office = office;
    this.workspace = workspace;
    this.random = seeded(plan.seed + 1_000_000);
  }

  async addDesk(): Promise<DeskFile> {
    const name = this.desks.length === 0 ? 'Анна' : 'Борис';
    const file = join(this.folder, `${this.desks.length}.db`);
    const proxy = await openProxy(this.office.url);
    const desk: DeskFile = { name, file, proxy, running: null };
    this.desks.push(desk);
    return desk;
  }

  /** Joins with a new code; answers whether that came about. */
  async enrol(desk: DeskFile): Promise<boolean> {
    const code = await this.office.withStore((store) =>
      createCode(
        store,
        { workspace: this.workspace.id, role: 'administrator', validMs: hour },
        Date.now(),
      ),
    );
    const options = ['--server', desk.proxy.url, '--code', code];
    return (await runIc(desk, 'enrol', ...options)).code === 0;
  }

  /** One exchange; what the desktop shows holds what was typed, whatever came of it. */
  async sync(desk: DeskFile): Promise<boolean> {
    const { code, err } = await runIc(desk, 'sync', '--allow-deletions');
    if (/app\/internal/.test(err)) throw new Broken(`${desk.name}: ${err}`);
    withDesk(desk, (open) => {
      this.made.note(open);
      checkDesk(open);
    });
    return code === 0 || code === 1;
  }

  async mustSync(desk: DeskFile): Promise<void> {
    if (!(await this.sync(desk))) throw new Broken(`${desk.name} cannot exchange without a fault`);
  }

  /** Hits the victim once the moment has come; answers whether it has. */
  arm(desk: DeskFile): () => boolean {
    const { victim, moment, lateMs, weather } = this.plan;
    desk.proxy.weather(weather, this.random);
    if (moment === null) return () => true;
    return desk.proxy.arm(moment, async () => {
      if (lateMs > 0) await later(lateMs);
      if (victim === 'desk') await desk.running?.kill();
      else if (victim === 'office') await this.office.killServer();
      else await this.office.killDatabase();
    });
  }

  async close(): Promise<void> {
    for (const { proxy, running } of this.desks) {
      await running?.kill();
      await proxy.close();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
