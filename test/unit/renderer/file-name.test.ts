import { expect, it } from 'vitest';
import { bridgeChannels } from '../../../contract/shell.ts';
import { fileName } from '../../../renderer/lib/file-name.ts';

it('suggests for any name of a company one that the system takes, day and ending included', () => {
  const input = bridgeChannels['shell-choose-save'];
  for (const name of ['Ё'.repeat(500), '🏭'.repeat(250), `A/B: "${'x'.repeat(300)}" ?`, '']) {
    const suggestedName = `${fileName(name)} 2026-11-29.xlsx`;
    expect(input.parse({ suggestedName })).toMatchObject({ suggestedName });
    expect(suggestedName).not.toMatch(/[\\/:*?"<>|]|\p{Surrogate}/u);
  }
  expect(fileName('ООО "Вектор" / Тула')).toBe('ООО Вектор Тула');
});

it('leaves room for what is put around a name while the file is written', () => {
  const written = `.${fileName('Ё'.repeat(500))} 29.11.2026.xlsx.0f933472.part`;
  expect(Buffer.byteLength(written)).toBeLessThanOrEqual(255);
});
