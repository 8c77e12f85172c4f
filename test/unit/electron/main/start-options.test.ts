import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dialledLink, startOptions } from '#electron/main/start-options.ts';

test('takes paths from the folder it was started in', () => {
  expect(
    startOptions(
      ['electron', '.', '--data-dir=мои данные', '--ready-picture=/tmp/a.png'],
      '/home/u',
    ),
  ).toEqual({
    dataFolder: resolve('/home/u/мои данные'),
    readyPicture: resolve('/tmp/a.png'),
    exitAfterReady: false,
  });
});

test('takes nothing from what is not there or empty', () => {
  expect(startOptions(['electron', '.', '--data-dir=', '--exit-after-ready'], '/home/u')).toEqual({
    dataFolder: null,
    readyPicture: null,
    exitAfterReady: true,
  });
});

test('finds the telephone link that the system starts the application with', () => {
  const link = (...args: string[]) => dialledLink(['electron', '.', ...args]);
  expect(link('--flag', 'tel:+74951234567')).toBe('tel:+74951234567');
  expect(link('CallTo:101')).toBe('CallTo:101');
  expect(link('--data-dir=tel:1', '/tel:1', 'telephone')).toBeNull();
  expect(link(`tel:${'1'.repeat(500)}`)).toBeNull();
});
