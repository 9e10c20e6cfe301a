import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { date, flag, nullable, number, ratio, text } from '../../contract/columns.ts';
import { query } from '../../contract/query.ts';

const parcels = number(
  words('Parcels', 'Colis', 'Colete'),
  words(
    'Parcels shipped; where a filter cuts a parcel apart, each line counts as its share.',
    'Colis expédiés ; si un filtre coupe un colis, chaque ligne compte pour sa part.',
    'Colete expediate; dacă un filtru taie un colet, fiecare linie contează cu partea ei.',
  ),
);
const damaged = number(
  words('Damaged', 'Abîmés', 'Deteriorate'),
  words(
    'Parcels from which something was returned as damaged in transit.',
    'Colis dont un article est revenu abîmé pendant le transport.',
    'Colete din care ceva s-a întors deteriorat la transport.',
  ),
);
const rate = nullable(
  ratio(
    words('Damage rate', 'Taux de casse', 'Rata de deteriorare'),
    words(
      'Damaged parcels per parcel shipped; reports of recent weeks are still coming in.',
      'Colis abîmés par colis expédié ; les semaines récentes se complètent encore.',
      'Colete deteriorate per colet expediat; săptămânile recente încă se completează.',
    ),
  ),
);

export const damageWeekly = query({
  path: '/damage/weekly',
  about: words(
    'Damage by week of shipping, with control limits (Laney p′ chart).',
    'Casse par semaine d’expédition, avec limites de contrôle (carte p′ de Laney).',
    'Deteriorări pe săptămâna expedierii, cu limite de control (diagrama p′ Laney).',
  ),
  columns: {
    ship_week: date(words('Ship week', 'Semaine d’expédition', 'Săptămâna expedierii')),
    parcels,
    damaged_parcels: damaged,
    damage_rate: rate,
    completeness: nullable(ratio(words('Complete', 'Complet', 'Complet'))),
    limit_low: nullable(ratio(words('Lower limit', 'Limite basse', 'Limita de jos'))),
    limit_high: nullable(ratio(words('Upper limit', 'Limite haute', 'Limita de sus'))),
    mean_rate: nullable(ratio(words('Mean', 'Moyenne', 'Medie'))),
    is_out_of_control: flag(words('Outside the limits', 'Hors limites', 'În afara limitelor')),
  },
});

export const damageBreakdown = query({
  path: '/damage/breakdown',
  about: words(
    'Damage by carrier, warehouse, packaging or category: raw, and adjusted to the same mix of categories.',
    'Casse par transporteur, entrepôt, emballage ou catégorie : brute, et ajustée au même mélange de catégories.',
    'Deteriorări pe curier, depozit, ambalaj sau categorie: brute și ajustate la același amestec de categorii.',
  ),
  params: { dimension: z.optional(z.enum(['carrier', 'warehouse', 'packaging', 'category'])) },
  columns: {
    dimension_value: nullable(text(words('Value', 'Valeur', 'Valoare'))),
    parcels,
    damaged_parcels: damaged,
    damage_rate: rate,
    rate_low: nullable(ratio(words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)'))),
    rate_high: nullable(ratio(words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)'))),
    adjusted_rate: nullable(
      ratio(
        words('Adjusted rate', 'Taux ajusté', 'Rată ajustată'),
        words(
          'Damage rate if it carried the same mix of categories as the whole shop (indirect standardisation).',
          'Taux de casse s’il transportait le même mélange de catégories que tout le magasin (standardisation indirecte).',
          'Rata dacă ar transporta același amestec de categorii ca tot magazinul (standardizare indirectă).',
        ),
      ),
    ),
  },
});

export const damageCells = query({
  path: '/damage/cells',
  about: words(
    'Damage for every warehouse, carrier and packaging together.',
    'Casse pour chaque entrepôt, transporteur et emballage réunis.',
    'Deteriorări pentru fiecare depozit, curier și ambalaj împreună.',
  ),
  columns: {
    warehouse: nullable(text(words('Warehouse', 'Entrepôt', 'Depozit'))),
    carrier: nullable(text(words('Carrier', 'Transporteur', 'Curier'))),
    packaging: nullable(text(words('Packaging', 'Emballage', 'Ambalaj'))),
    parcels,
    damaged_parcels: damaged,
    damage_rate: rate,
  },
});
