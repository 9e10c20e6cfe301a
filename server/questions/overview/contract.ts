import * as z from 'zod/mini';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, flag, nullable, number, ratio, text } from '../../contract/columns.ts';
import { dimensionCodes } from '../../contract/dimensions.ts';
import { metricColumns, metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';
import { intervalColumns, periodStart } from '../../contract/shared-columns.ts';

const endsBetween = words(
  '95% interval of where the rate of these deliveries will end, as wide as errors of past forecasts say (see “Maturity”). Both ends are the rate itself once nothing is still to come: it is counted then, not estimated.',
  'Intervalle à 95 % du taux final de ces livraisons, aussi large que le disent les erreurs des prévisions passées (voir « Maturité »). Les deux bornes sont le taux lui-même dès que plus rien n’est à venir : il est alors compté, non estimé.',
  'Intervalul de 95 % al ratei finale a acestor livrări, atât de larg cât spun erorile prognozelor trecute (vezi „Maturitate”). Ambele capete sunt chiar rata când nu mai urmează nimic: atunci este numărată, nu estimată.',
);

/** Where the rate of deliveries that are known as a whole will end: of a period, of the shop. */
const endingColumns = {
  projected_rate: nullable(
    ratio(
      metrics.projected_rate.column.label,
      words(
        'Where the rate of these deliveries will end: what has come back, and of what is still out the share that the curve of its category lets come. Unknown below 30% complete, where only the interval is given, and by return date, where nothing is still to come.',
        'Où finira le taux de ces livraisons : ce qui est revenu et, de ce qui est encore dehors, la part que la courbe de sa catégorie annonce. Inconnu sous 30 % de complétude, où seul l’intervalle est donné, et par date de retour, où rien n’est plus attendu.',
        'Unde va ajunge rata acestor livrări: ce s-a întors și, din ce este încă la clienți, partea pe care o anunță curba categoriei. Necunoscută sub 30 % completitudine, unde se dă doar intervalul, și după data returului, unde nu se mai așteaptă nimic.',
      ),
    ),
  ),
  rate_low: nullable(ratio(intervalColumns.rate_low.label, endsBetween)),
  rate_high: nullable(ratio(intervalColumns.rate_high.label, endsBetween)),
};

export const overviewSummary = query({
  path: '/overview/summary',
  about: words(
    'The main figures of the period, and of the equally long period before it when the period has a first day.',
    'Les chiffres clés de la période, et de la période précédente de même durée si la période a un premier jour.',
    'Cifrele principale ale perioadei și ale perioadei precedente de aceeași lungime, dacă perioada are o primă zi.',
  ),
  columns: {
    period: code<'current' | 'previous'>(words('Period', 'Période', 'Perioada')),
    ...metricColumns(
      'delivered_units',
      'returned_units',
      'unmatched_units',
      'return_rate',
      'completeness',
      'order_rate',
      'delivered_value_minor',
      'value_rate',
      'value_completeness',
      'refund_minor',
      'return_cost_minor',
      'cost_actual_share',
    ),
    ...endingColumns,
  },
});

export const overviewTrend = query({
  path: '/overview/trend',
  about: words(
    'The return rate over time: what has come back and what is still expected.',
    'Le taux de retour dans le temps : ce qui est revenu et ce qui est encore attendu.',
    'Rata de retur în timp: ce s-a întors și ce se mai așteaptă.',
  ),
  params: { grain: z.optional(z.enum(['week', 'month'])) },
  columns: {
    period_start: periodStart,
    ...metricColumns(
      'delivered_units',
      'returned_units',
      'return_rate',
      'completeness',
      'refund_minor',
      'return_cost_minor',
    ),
    ...endingColumns,
    is_mature: flag(
      words('Mature', 'Mûr', 'Matur'),
      words(
        'At least 95% complete: the rate will hardly move any more.',
        'Complet à 95 % au moins : le taux ne bougera presque plus.',
        'Complet în proporție de cel puțin 95 %: rata aproape că nu se mai schimbă.',
      ),
    ),
  },
});

export const overviewBreakdown = query({
  path: '/overview/breakdown',
  about: words(
    'The same figures for each value of one dimension.',
    'Les mêmes chiffres pour chaque valeur d’une dimension.',
    'Aceleași cifre pentru fiecare valoare a unei dimensiuni.',
  ),
  params: { dimension: z.enum(dimensionCodes) },
  columns: {
    dimension_value: nullable(text(words('Value', 'Valeur', 'Valoare'))),
    ...metricColumns(
      'delivered_units',
      'returned_units',
      'return_rate',
      'completeness',
      'projected_rate',
      'delivered_value_minor',
      'refund_minor',
      'return_cost_minor',
    ),
    ...intervalColumns,
  },
});

export const overviewChanges = query({
  path: '/overview/changes',
  about: words(
    'What changed: expected final return rate by category and reason group in the last 8 weeks of the period against the 8 weeks before, largest change in units first.',
    'Ce qui a changé : taux final attendu par catégorie et motif sur les 8 dernières semaines de la période face aux 8 précédentes, plus grand écart en unités d’abord.',
    'Ce s-a schimbat: rata finală estimată pe categorie și motiv în ultimele 8 săptămâni ale perioadei față de cele 8 dinainte, cea mai mare diferență în unități prima.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    reason_group: code<GroupCode>(words('Reason', 'Motif', 'Motiv')),
    recent_units: count(
      words('Returned, last 8 weeks', 'Retours, 8 dernières semaines', 'Returnate, ultimele 8 săptămâni'),
    ),
    earlier_units: count(
      words('Returned, 8 weeks before', 'Retours, 8 semaines avant', 'Returnate, cele 8 săptămâni dinainte'),
    ),
    recent_rate: nullable(
      ratio(words('Rate, last 8 weeks', 'Taux, 8 dernières semaines', 'Rata, ultimele 8 săptămâni')),
    ),
    earlier_rate: nullable(
      ratio(words('Rate, 8 weeks before', 'Taux, 8 semaines avant', 'Rata, cele 8 săptămâni dinainte')),
    ),
    difference_units: number(
      words('More units than before', 'Unités de plus qu’avant', 'Unități în plus față de înainte'),
      words(
        'Expected returned units of the last 8 weeks beyond what the earlier rate would have brought.',
        'Unités attendues des 8 dernières semaines au-delà du taux précédent.',
        'Unități așteptate din ultimele 8 săptămâni peste cele ale ratei anterioare.',
      ),
    ),
    is_clear: flag(
      words('Clear', 'Net', 'Clar'),
      words(
        'Larger than chance explains: an exact test, at most 5% of the clear changes expected to be wrong, 10 returned units or more.',
        'Plus grand que le hasard : test exact, au plus 5 % d’erreurs attendues parmi les écarts nets, 10 unités retournées au moins.',
        'Mai mare decât întâmplarea: test exact, cel mult 5 % erori așteptate printre schimbările clare, cel puțin 10 unități returnate.',
      ),
    ),
  },
});
