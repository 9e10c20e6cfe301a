import { InputError } from '../domain/errors.ts';

const usualDays = 30;

/**
 * Days in which the shop takes returns back, as its environment says; 30 where it says nothing.
 * @throws InputError when RETURNSCOPE_RETURN_WINDOW_DAYS is no whole number from 1 to 365
 */
export function returnWindowDays(env: NodeJS.ProcessEnv = process.env): number {
  const said = env.RETURNSCOPE_RETURN_WINDOW_DAYS?.trim();
  if (!said) return usualDays;
  const days = /^\d{1,3}$/.test(said) ? Number(said) : 0;
  if (days >= 1 && days <= 365) return days;
  throw new InputError(
    `RETURNSCOPE_RETURN_WINDOW_DAYS is no number of days from 1 to 365 (${JSON.stringify(said)}): write it as 30.`,
  );
}
