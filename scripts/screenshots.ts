// Takes the pictures of README and user guide from the real application on made-up data, into
// docs/pictures: `npm run screenshots [-- NAME…]`, where NAME is the beginning of a picture's name.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addOffice } from './demo/add-office.ts';
import { addPeople } from './demo/add-people.ts';
import { buildApp } from './lib/build-app.ts';
import { repositoryRoot } from './lib/runtime.ts';
import { startVirtualDisplay } from './lib/xvfb.ts';
import * as dayScenes from './screenshots/day-scenes.ts';
import * as formScenes from './screenshots/form-scenes.ts';
import * as importScenes from './screenshots/import-scenes.ts';
import { makeUpData, operator } from './screenshots/made-up-data.ts';
import { headOffice } from './screenshots/office-scenes.ts';
import { openApp, type Look } from './screenshots/open-app.ts';
import { people } from './screenshots/people-scenes.ts';
import * as scenes from './screenshots/scenes.ts';
import { trainings } from './screenshots/training-scenes.ts';
import { smallPng } from './screenshots/small-png.ts';

const light: Look = { language: 'ru', theme: 'light' };
const dark: Look = { language: 'ru', theme: 'dark' };
const english: Look = { language: 'en', theme: 'light' };

const target = join(repositoryRoot, 'docs', 'pictures');
// A fixed place: its name is on some of the pictures.
const folder = join(tmpdir(), 'interaction-centre');
const wanted = process.argv.slice(2);

await buildApp();
const display = await startVirtualDisplay();
process.env.DISPLAY = display.display;
mkdirSync(target, { recursive: true });
try {
  const data = await makeUpData(folder);
  const whole = join(folder, 'whole.db');
  copyFileSync(data.file, whole);
  // The same desk as one of a head office's, that cannot be reached now.
  const desk = join(folder, 'desk.db');
  const credentials = `${data.file}.head-office`;
  addOffice(data.file, { server: 'https://centre.example', actor: operator, token: 'none' });
  renameSync(data.file, desk);

  const officeCredentials = readFileSync(credentials);
  const take = async (
    scene: scenes.Scene,
    look: Look,
    suffix = '',
    clock: 'fixed' | 'running' = 'fixed',
  ): Promise<void> => {
    // What one scene changes must not be seen in the next.
    rmSync(join(folder, 'browser'), { recursive: true, force: true });
    if (scene === headOffice) writeFileSync(credentials, officeCredentials);
    else rmSync(credentials, { force: true });
    for (const side of ['-wal', '-shm', '-sums']) rmSync(data.file + side, { force: true });
    if (scene === scenes.empty) rmSync(data.file);
    else if (scene === headOffice) copyFileSync(desk, data.file);
    else if (scene !== scenes.restoreReport) copyFileSync(whole, data.file);
    const opened = await openApp(folder, look, clock);
    try {
      await scene(opened, data, async (name) => {
        const file = `${name}${suffix}.png`;
        if (wanted.length > 0 && !wanted.some((start) => file.startsWith(start))) return;
        const picture = smallPng(
          await opened.page.screenshot({ caret: 'hide', animations: 'disabled' }),
        );
        writeFileSync(join(target, file), picture);
        console.log(`${file}  ${Math.round(picture.length / 1024)} KB`);
      });
    } finally {
      await opened.close();
    }
  };

  for (const [look, suffix] of [
    [light, ''],
    [dark, '-dark'],
    [english, '-en'],
  ] as const) {
    await take(scenes.list, look, suffix);
    await take(scenes.card, look, suffix);
    await take(scenes.importSteps, look, suffix);
    for (const scene of Object.values(dayScenes)) await take(scene, look, suffix, 'running');
    await take(trainings, look, suffix);
    await take(headOffice, look, suffix, 'running');
  }
  await take(scenes.aroundTheList, light);
  await take(scenes.inTheCard, light);
  await take(scenes.importReport, light);
  for (const scene of Object.values(importScenes)) await take(scene, light);
  await take(scenes.settings, light);
  for (const scene of Object.values(formScenes)) await take(scene, light, '', 'running');

  const backups = join(folder, 'backups');
  renameSync(backups, `${backups}-aside`);
  await take(scenes.empty, light);
  renameSync(`${backups}-aside`, backups);

  await addPeople(whole);
  await take(people, light);

  copyFileSync(whole, data.file);
  damage(data.file);
  await take(scenes.restoreReport, light);
} finally {
  await display.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Spoils the header of the data file as a failing disk would. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0, 0, 8);
  writeFileSync(file, bytes);
}
