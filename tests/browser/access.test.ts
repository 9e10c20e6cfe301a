import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { openDashboard, pages, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const schemes = ['light', 'dark'] as const;

/** What axe finds in the way of somebody, with the elements it concerns. */
async function barriers(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length, 'axe has looked at something').toBeGreaterThan(10);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** The parts of pages that have addresses of their own. */
const parts = ['patterns', 'review', 'accuracy', 'own'].map((view) => ({
  path: `/reasons?view=${view}`,
  name: 'Reasons',
}));

test.each([...pages, ...parts])(
  '$path is for everybody, on a phone and a desk, in light and dark',
  async ({ path, name }) => {
    const page = await dashboard.visit({ path });
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    for (const viewport of sizes) {
      for (const colorScheme of schemes) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await settled(page);
        expect(await barriers(page), `${viewport.width} px, ${colorScheme}`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `nothing sticks out at the side at ${viewport.width} px`).toBeLessThanOrEqual(0);
      }
    }
  },
);

describe.each(schemes)('what opens, %s', (colorScheme) => {
  test('a product beside the table', async () => {
    const page = await dashboard.visit({ path: '/products?level=style&tab=all', colorScheme });
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
  });

  test('quotes beside a figure', async () => {
    const page = await dashboard.visit({ path: '/reasons?quotes=reason%3Dsize_fit', colorScheme });
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test('the choice of a filter', async () => {
    const page = await dashboard.visit({ colorScheme });
    const bar = page.getByRole('region', { name: 'Filter', exact: true });
    await bar.getByRole('button', { name: 'Filter', exact: true }).click();
    const popup = page.locator(':popover-open');
    await popup.getByRole('button', { name: 'Category' }).click();
    await popup.getByRole('checkbox').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await popup.waitFor({ state: 'detached' });
  });

  test('the calendar of the period, its days and its months', async () => {
    const page = await dashboard.visit({ colorScheme });
    const bar = page.getByRole('region', { name: 'Filter', exact: true });
    await bar.getByRole('button', { name: 'All time' }).click();
    const popup = page.locator(':popover-open');
    await popup.getByRole('button', { name: 'Previous month' }).click();
    expect(await barriers(page)).toEqual([]);
    await popup.getByRole('button', { name: /^[A-Z][a-z]+ \d{4}$/ }).click();
    await popup.getByRole('button', { name: 'Previous year' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
