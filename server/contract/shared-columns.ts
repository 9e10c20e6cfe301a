import { words } from '../../pipelines/domain/words.ts';
import { date, nullable, ratio } from './columns.ts';

/** Columns that several questions answer, worded once. */
export const intervalColumns = {
  rate_low: nullable(
    ratio(
      words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)'),
      words(
        'Lower end of the 95% interval of the expected final rate.',
        'Borne basse de l’intervalle à 95 % du taux final attendu.',
        'Limita de jos a intervalului de 95 % al ratei finale estimate.',
      ),
    ),
  ),
  rate_high: nullable(
    ratio(
      words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)'),
      words(
        'Upper end of the 95% interval of the expected final rate.',
        'Borne haute de l’intervalle à 95 % du taux final attendu.',
        'Limita de sus a intervalului de 95 % al ratei finale estimate.',
      ),
    ),
  ),
};

export const periodStart = date(words('Period from', 'Période du', 'Perioada din'));
