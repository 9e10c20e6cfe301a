import { type Words, words } from './words.ts';

/** `true`: true to size; `unsure`: too few votes, or more misfits than usual without a sure direction. */
export type Runs = 'small' | 'large' | 'true' | 'unsure';

/** What a size guide can say. */
export const fitAdvice = {
  size_up: words('Order one size up.', 'Prenez une taille au-dessus.', 'Comandați o mărime mai mare.'),
  size_up_between: words(
    'Between two sizes, take the larger.',
    'Entre deux tailles, prenez la plus grande.',
    'Între două mărimi, alegeți-o pe cea mai mare.',
  ),
  size_down_between: words(
    'Between two sizes, take the smaller.',
    'Entre deux tailles, prenez la plus petite.',
    'Între două mărimi, alegeți-o pe cea mai mică.',
  ),
  size_down: words('Order one size down.', 'Prenez une taille en dessous.', 'Comandați o mărime mai mică.'),
} as const satisfies Record<string, Words>;

export type FitAdvice = keyof typeof fitAdvice;
