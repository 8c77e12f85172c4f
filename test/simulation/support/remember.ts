import { putWorkspaceBack, saveWorkspace } from './backup.ts';
import type { World } from './world.ts';

/** Keeps a world as it is; the answer makes it so again, at head office and at each desktop. */
export async function remember(world: World): Promise<() => Promise<void>> {
  const { office, workspace, made } = world;
  const backup = await saveWorkspace(office.store, workspace.id);
  const { now } = office;
  const all = new Map(made.all);
  const desks = world.desks.map((desk) => ({
    ...{ desk, file: desk.db.serialize(), seen: structuredClone(desk.seen), token: desk.token },
    ...{ answered: [...desk.answered], stands: [...desk.stands] },
  }));
  return async () => {
    await putWorkspaceBack(office.store, workspace.id, backup, true);
    office.now = now;
    made.all.clear();
    for (const [id, one] of all) made.all.set(id, one);
    for (const { desk, file, seen, token, answered, stands } of desks) {
      desk.replace(file, seen);
      desk.token = token;
      desk.waitsAgain.clear();
      for (const [set, ids] of [
        [desk.answered, answered],
        [desk.stands, stands],
      ] as const) {
        set.clear();
        for (const id of ids) set.add(id);
      }
    }
  };
}
