import { expect, test } from 'vitest';
import { contentPolicy } from '#electron/main/response-headers.ts';

test('allows nothing unsafe and nothing from elsewhere', () => {
  const policy = contentPolicy('n0nce');
  expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'self' 'nonce-n0nce'");
});
