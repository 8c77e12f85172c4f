import { demoPassword } from '../demo/add-people.ts';
import type { Scene } from './scenes.ts';

/** The door, and what an administrator sets up behind it. */
export const people: Scene = async ({ page }, _data, shoot) => {
  const password = page.locator('input[type="password"]');
  await password.waitFor();
  await page.locator('input[autocomplete="username"]').fill('administrator');
  await password.fill(demoPassword);
  await shoot('door');
  await page.keyboard.press('Enter');
  await page.locator('nav a[href$="/settings"]').click();
  for (const [section, name] of [
    ['Люди', 'people'],
    ['Группы и права', 'rights'],
  ] as const) {
    const region = page.getByRole('region', { name: section });
    await region.locator('tbody tr').last().waitFor();
    // By code that runs in the page, of which the Node side knows no types.
    await region.evaluate((node: { scrollIntoView(): void }) => node.scrollIntoView());
    await shoot(name);
  }
};
