import { describe, expect, test } from 'vitest';
import { isOwnAddress, isTrustedFrame } from '#electron/main/app-address.ts';

describe('an address of our own', () => {
  test.each(['app://centre/index.html', 'app://centre/', 'app://centre/assets/a.js?x#y'])(
    'is %s',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );

  test.each([
    'https://centre/index.html',
    'file:///index.html',
    'app://other/index.html',
    'app://centre.example/index.html',
    'app://user@example/centre',
    'app://centre:80/index.html',
    'data:text/html,app://centre/',
    'about:blank',
    'about:srcdoc',
    '',
  ])('is not %s', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});

describe('a message', () => {
  test('is taken from the main frame of a page of ours', () => {
    expect(isTrustedFrame({ url: 'app://centre/index.html', parent: null })).toBe(true);
  });

  test('is not taken from a frame within it, even of our own address', () => {
    expect(isTrustedFrame({ url: 'app://centre/index.html', parent: {} })).toBe(false);
  });

  test('is not taken from a frame that is gone', () => {
    expect(isTrustedFrame(null)).toBe(false);
  });
});
