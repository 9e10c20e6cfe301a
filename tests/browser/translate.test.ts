import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { LanguagePair, TranslatorMaker } from '../../client/shared/translation/browser-translator.ts';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

/** Opens the quotes of the shop with what a browser offers made another first. */
async function quotesWith(browser: (() => void) | null, path = '/reasons'): Promise<Page> {
  const page = await dashboard.visit({ path: '/data' });
  if (browser) await page.addInitScript(browser);
  await page.goto(path);
  await settled(page);
  return page;
}

/** A browser's translator, as MDN tells of it: packs are fetched after a click only, in two steps; that of Romanian fails. */
function standIn(): void {
  const isThere = new Set<string>();
  const maker: TranslatorMaker = {
    availability: async ({ sourceLanguage: from }: LanguagePair) =>
      from === 'de' ? 'unavailable' : isThere.has(from) ? 'available' : 'downloadable',
    async create({ sourceLanguage: from, targetLanguage: into, monitor, signal }) {
      if (!isThere.has(from) && !navigator.userActivation.isActive) throw new DOMException('', 'NotAllowedError');
      if (from === 'ro') throw new DOMException('', 'NetworkError');
      const told = new EventTarget();
      monitor(told);
      told.dispatchEvent(new ProgressEvent('downloadprogress', { loaded: 0.5, total: 1 }));
      await new Promise((go) => Object.assign(globalThis, { fetched: go }));
      isThere.add(from);
      return {
        async translate(text) {
          if (signal.aborted) throw new DOMException('', 'AbortError');
          return `${from}>${into}: ${text}`;
        },
      };
    },
  };
  Object.assign(globalThis, { Translator: maker });
}

const quotes = (page: Page) => panel(page, 'In the customers’ words');
const chooseLanguage = (page: Page, language: string) => page.goto(`/reasons?language=${language}`);

test('a browser without a translator shows no switch, and the words as they were written', async () => {
  const page = await quotesWith(() => Reflect.deleteProperty(globalThis, 'Translator'), '/reasons?language=fr');
  await quotes(page).locator('blockquote').first().waitFor();
  expect(await page.getByRole('button', { name: /^Translate/ }).count()).toBe(0);
});

test('quotes are read in the reader’s language by the browser alone, the original with its marks a click away', async () => {
  const page = await quotesWith(standIn);
  await chooseLanguage(page, 'fr');
  await settled(page);
  const original = await quotes(page).locator('blockquote[lang=fr]').first().innerText();
  const marked = await quotes(page).locator('blockquote[lang=fr] mark').count();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  const turn = quotes(page).getByRole('button', { name: 'Translate to English' });
  await turn.press('Enter');
  expect(await turn.getAttribute('aria-pressed')).toBe('true');
  const progress = quotes(page).getByRole('progressbar', { name: 'Fetching the language pack for French' });
  await expect.poll(() => progress.getAttribute('value')).toBe('0.5');
  expect(await quotes(page).locator('blockquote[lang=fr]').first().innerText(), 'until it is there').toBe(original);
  await page.evaluate(() => (globalThis as unknown as { fetched: () => void }).fetched());

  const read = quotes(page).locator('p[lang=en]');
  await read.first().waitFor();
  expect(await read.first().innerText()).toBe(`fr>en: ${original}`);
  expect(await quotes(page).getByText('nothing is sent anywhere').isVisible()).toBe(true);
  expect(await quotes(page).locator('blockquote[lang=fr]').first().isVisible()).toBe(false);
  await quotes(page).getByText('As written (French)').first().press('Enter');
  expect(await quotes(page).locator('blockquote[lang=fr]').first().innerText()).toBe(original);
  expect(await quotes(page).locator('blockquote[lang=fr] mark').count()).toBe(marked);
  expect(asked, 'nothing leaves the machine').toEqual([]);

  await turn.press('Enter');
  expect(await read.count()).toBe(0);
  expect(await quotes(page).locator('blockquote[lang=fr]').first().innerText()).toBe(original);
});

test('what the browser cannot fetch or translate is told, and the words stay as they were written', async () => {
  const page = await quotesWith(standIn, '/reasons?language=ro');
  await quotes(page).getByRole('button', { name: 'Translate to English' }).click();
  await quotes(page).getByText('Romanian: the language pack could not be fetched. Is there a network?').waitFor();
  expect(await quotes(page).locator('blockquote[lang=ro]').first().isVisible()).toBe(true);

  await chooseLanguage(page, 'de');
  await settled(page);
  await quotes(page).locator('blockquote[lang=de]').first().waitFor();
  expect(await page.getByRole('button', { name: /^Translate/ }).count(), 'not from German').toBe(0);
});

test('the translator of this very browser is asked for in a click, and given up when it is switched off', async ({
  skip,
}) => {
  const page = await quotesWith(null, '/reasons?language=fr');
  const original = await quotes(page).locator('blockquote[lang=fr]').first().innerText();
  const turn = quotes(page).getByRole('button', { name: 'Translate to English' });
  skip((await turn.count()) === 0, 'this browser translates nothing');
  await turn.click();
  await quotes(page).getByText('nothing is sent anywhere').waitFor();
  await turn.click();
  expect(await turn.getAttribute('aria-pressed')).toBe('false');
  expect(await quotes(page).getByText('nothing is sent anywhere').count()).toBe(0);
  expect(await quotes(page).locator('blockquote[lang=fr]').first().innerText()).toBe(original);
});
