import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RateInterval, scaleEnd } from '../../../../client/shared/ui/rate-interval.tsx';
import { draw } from '../../stage.tsx';

test('tells its rates to who does not see it, unknown ones as such', () => {
  draw(<RateInterval rate={0.33} low={0.3} high={null} category={0.2} max={0.5} />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Rate 33.0%, 95% between 30.0% and –; usual 20.0%');
});

test('a rate of which nothing is still to come is told as complete, without an interval', () => {
  draw(<RateInterval rate={0.375} low={0.375} high={0.375} category={0.2} max={0.5} />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Rate 37.5%, complete; usual 20.0%');
});

test('a scale ends round, where nearly all intervals fit', () => {
  expect(scaleEnd([0.12, 0.33, null])).toBe(0.4);
  expect(scaleEnd([...Array.from({ length: 99 }, () => 0.2), 0.95])).toBe(0.2);
  expect(scaleEnd([...Array.from({ length: 99 }, () => 0.2), 0.52], 0.52)).toBe(0.6);
  expect(scaleEnd([])).toBe(0.1);
});
