import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { startOptions } from '#electron/main/start-options.ts';

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
