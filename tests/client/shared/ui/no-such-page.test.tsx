import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NoSuchPage } from '../../../../client/shared/ui/no-such-page.tsx';
import { drawAt } from '../../stage.tsx';

test('an address without a page says so, and leads home', async () => {
  drawAt('/nope', <NoSuchPage />);
  expect(await screen.findByRole('heading', { level: 1, name: 'No such page' })).toBeTruthy();
  expect(screen.getByText(/nothing at \/nope/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to the overview' }).getAttribute('href')).toBe('/');
});
