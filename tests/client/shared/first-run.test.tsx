import { screen } from '@testing-library/react';
import { Schema, Table } from 'apache-arrow';
import { afterEach, expect, test, vi } from 'vitest';
import { FirstRun } from '../../../client/shared/ui/first-run.tsx';
import { answerWith, arrow, drawAt } from '../stage.tsx';

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

const noRows = (meta: Record<string, string>) =>
  arrow(new Table(new Schema([], new Map(Object.entries({ data_version: '1', ...meta }))), []));
const job = { import_id: '1', kind: 'refresh', files: [], stage: 'build', done: 3, total: 29 };
const jobs = (...of: object[]) => new Response(JSON.stringify(of));

test.each([
  ['en', 'Figures are being brought up to date', /3 \/ 29/],
  ['fr', 'Les chiffres sont en cours de mise à jour', /3 \/ 29/],
  ['ro', 'Cifrele se aduc la zi', /3 \/ 29/],
] as const)('while figures are built this is told in %s, with progress', async (language, title, progress) => {
  localStorage.setItem('returnscope-language', language);
  answerWith((url) => (url.endsWith('/api/imports') ? jobs(job) : noRows({ awaits: 'build' })));
  drawAt('/', <FirstRun />);
  await screen.findByRole('heading', { name: title });
  expect((await screen.findByText(progress)).textContent).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('max')).toBe('29');
});

test('once the building has ended the figures are asked anew; where it failed that is told', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let [looks, healths] = [0, 0];
  answerWith((url) => {
    if (url.endsWith('/api/imports')) return jobs(looks++ < 1 ? job : { ...job, stage: 'failed' });
    healths++;
    return noRows({ awaits: 'build' });
  });
  drawAt('/', <FirstRun />);
  await screen.findByRole('heading', { name: 'Figures are being brought up to date' });
  const before = healths;
  await vi.advanceTimersByTimeAsync(1500);
  await screen.findByRole('heading', { name: 'The figures are not built' });
  expect(healths).toBeGreaterThan(before);
});

test('where nothing is loaded the way to load is shown', async () => {
  answerWith(() => noRows({}));
  drawAt('/', <FirstRun />);
  await screen.findByRole('heading', { name: 'Nothing loaded yet' });
});
