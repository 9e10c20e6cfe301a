import { expect, test } from 'vitest';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('when the server is gone each panel says so, and another try brings the figures back', async () => {
  const page = await dashboard.visit({ mayComplain: true });
  const failures = page.getByRole('alert').filter({ hasText: 'This could not be answered.' });
  expect(await failures.count()).toBe(0);
  await dashboard.stop();
  await page.getByRole('combobox', { name: 'Which day counts' }).selectOption('ordered');
  await failures.first().waitFor({ timeout: 30_000 });

  await dashboard.start();
  while ((await failures.count()) > 0) {
    // Panels that ask the same recover together, so the button may be gone before it is reached.
    await failures
      .first()
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await settled(page);
  }
  expect(await page.getByRole('region', { name: 'The period at a glance' }).getByText('%').count()).toBeGreaterThan(0);
});

test('an address that no page has says so, and leads back', async () => {
  const page = await dashboard.visit();
  await page.goto('/nowhere');
  await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor();
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});
