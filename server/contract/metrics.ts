import { words } from '../../pipelines/domain/words.ts';
import { type Column, count, money, nullable, ratio } from './columns.ts';

export interface Metric {
  readonly column: Column<number> | Column<number | null>;
  /** Which way is good: colours a change. */
  readonly better: 'lower' | 'higher' | 'neither';
  /** Aggregates rows of `activity`: what was sold and what came back, cut to the filter, each dated by the basis. */
  readonly sql: string;
}

/** Figures that add up over any group of `activity`. A metric is documented here and nowhere else. */
export const metrics = {
  delivered_units: {
    column: count(
      words('Delivered units', 'Unités livrées', 'Unități livrate'),
      words(
        'Units that reached customers. Cancelled, lost and refused ones are not in it.',
        'Unités arrivées chez les clients, sans les annulées, perdues ou refusées.',
        'Unități ajunse la clienți, fără cele anulate, pierdute sau refuzate.',
      ),
    ),
    better: 'neither',
    sql: 'CAST(coalesce(sum(delivered_units), 0) AS BIGINT)',
  },
  returned_units: {
    column: count(
      words('Returned units', 'Unités retournées', 'Unități returnate'),
      words(
        'Units that physically came or are coming back and belong to a delivered order line. Goodwill money and cancellations are not returns; an exchange is one.',
        'Unités qui reviennent et correspondent à une ligne livrée. Un geste commercial ou une annulation n’est pas un retour ; un échange en est un.',
        'Unități care se întorc și aparțin unei linii livrate. Banii de bunăvoință și anulările nu sunt retururi; un schimb este.',
      ),
    ),
    better: 'lower',
    sql: 'CAST(coalesce(sum(returned_units), 0) AS BIGINT)',
  },
  unmatched_units: {
    column: count(
      words('Unmatched returned units', 'Unités retournées sans commande', 'Unități returnate fără comandă'),
      words(
        'Returned units whose order line is not in the data (or already fully returned). Kept and counted here, left out of every rate.',
        'Unités retournées dont la ligne de commande manque (ou est déjà entièrement retournée). Comptées ici, exclues de tous les taux.',
        'Unități returnate a căror linie de comandă lipsește (sau e deja returnată integral). Numărate aici, excluse din orice rată.',
      ),
    ),
    better: 'lower',
    sql: 'CAST(coalesce(sum(unmatched_units), 0) AS BIGINT)',
  },
  return_rate: {
    column: nullable(
      ratio(
        words('Return rate', 'Taux de retour', 'Rata de retur'),
        words(
          'Units returned so far per unit delivered. Recent deliveries are still incomplete: see the expected final rate. Unknown when nothing was delivered.',
          'Unités retournées à ce jour par unité livrée. Les livraisons récentes sont encore incomplètes : voir le taux final attendu.',
          'Unități returnate până acum per unitate livrată. Livrările recente sunt încă incomplete: vezi rata finală estimată.',
        ),
      ),
    ),
    better: 'lower',
    sql: 'CAST(sum(returned_units) AS DOUBLE) / nullif(sum(delivered_units), 0)',
  },
  completeness: {
    column: nullable(
      ratio(
        words('Complete', 'Complet', 'Complet'),
        words(
          'Share of the final returns of these deliveries that have arrived by now, from the Kaplan–Meier curve of days between delivery and return request.',
          'Part des retours finaux de ces livraisons déjà arrivés, d’après la courbe de Kaplan–Meier des jours entre livraison et demande de retour.',
          'Partea din retururile finale ale acestor livrări deja sosite, după curba Kaplan–Meier a zilelor dintre livrare și cererea de retur.',
        ),
      ),
    ),
    better: 'higher',
    sql: 'sum(exposure_units) / nullif(CAST(sum(delivered_units) AS DOUBLE), 0)',
  },
  projected_rate: {
    column: nullable(
      ratio(
        words('Expected final rate', 'Taux final attendu', 'Rata finală estimată'),
        words(
          'Where the return rate will end. In key figures and trend: units returned so far, and what the age of those still out lets expect (see “Maturity”). Elsewhere: units returned so far, divided by delivered units times how complete they are. Unknown below 30% complete.',
          'Où finira le taux de retour. Dans les chiffres clés et la tendance : unités déjà retournées, et ce que l’âge des autres laisse attendre (voir « Maturité »). Ailleurs : unités déjà retournées, divisées par les unités livrées multipliées par leur complétude. Inconnu sous 30 % de complétude.',
          'Unde va ajunge rata de retur. În cifrele-cheie și tendință: unități deja returnate și ce lasă de așteptat vârsta celorlalte (vezi „Maturitate”). În rest: unități deja returnate, împărțite la unitățile livrate înmulțite cu completitudinea lor. Necunoscută sub 30 % completitudine.',
        ),
      ),
    ),
    better: 'lower',
    sql: 'CASE WHEN sum(exposure_units) > 0 AND sum(exposure_units) >= 0.3 * sum(delivered_units) THEN CASE WHEN sum(returned_units) < sum(exposure_units) THEN sum(returned_units) / sum(exposure_units) ELSE 1e0 END END',
  },
  order_rate: {
    column: nullable(
      ratio(
        words('Orders with a return', 'Commandes avec retour', 'Comenzi cu retur'),
        words(
          'Share of delivered orders from which at least one unit came back. Exact for whole orders; when a filter cuts orders apart, each line counts as its share of the order.',
          'Part des commandes livrées dont au moins une unité est revenue. Exact pour des commandes entières ; sinon chaque ligne compte pour sa part.',
          'Partea comenzilor livrate din care s-a întors cel puțin o unitate. Exact pentru comenzi întregi; altfel fiecare linie contează cu partea ei.',
        ),
      ),
    ),
    better: 'lower',
    sql: 'sum(returned_order_share) / nullif(sum(order_share), 0)',
  },
  delivered_value_minor: {
    column: money(
      words('Delivered value', 'Valeur livrée', 'Valoare livrată'),
      words(
        'Price paid for the delivered units, after discounts, VAT included.',
        'Prix payé des unités livrées, remises déduites, TTC.',
        'Prețul plătit al unităților livrate, după reduceri, cu TVA.',
      ),
    ),
    better: 'higher',
    sql: 'CAST(coalesce(sum(delivered_value_minor), 0) AS BIGINT)',
  },
  value_rate: {
    column: nullable(
      ratio(
        words('Returned value', 'Valeur retournée', 'Valoare returnată'),
        words(
          'Value of the returned units at the price paid, per delivered value.',
          'Valeur des unités retournées au prix payé, par valeur livrée.',
          'Valoarea unităților returnate la prețul plătit, raportată la valoarea livrată.',
        ),
      ),
    ),
    better: 'lower',
    sql: 'CAST(sum(returned_value_minor) AS DOUBLE) / nullif(sum(delivered_value_minor), 0)',
  },
  value_completeness: {
    column: nullable(
      ratio(
        words('Complete, by value', 'Complet, en valeur', 'Complet, ca valoare'),
        words(
          'Share of the value that these deliveries will get back in the end that has come by now: from a Kaplan–Meier curve in which each unit counts for the price paid, as dear goods may come back sooner or later than cheap ones.',
          'Part de la valeur finalement retournée de ces livraisons qui est déjà revenue : selon une courbe de Kaplan–Meier où chaque unité compte pour le prix payé, car les articles chers peuvent revenir plus tôt ou plus tard que les autres.',
          'Partea din valoarea care se va întoarce în final din aceste livrări și a sosit deja: după o curbă Kaplan–Meier în care fiecare unitate contează cât s-a plătit, căci produsele scumpe se pot întoarce mai devreme sau mai târziu decât cele ieftine.',
        ),
      ),
    ),
    better: 'higher',
    sql: 'sum(exposure_value_minor) / nullif(CAST(sum(delivered_value_minor) AS DOUBLE), 0)',
  },
  projected_value_rate: {
    column: nullable(
      ratio(
        words(
          'Expected final returned value',
          'Valeur retournée finale attendue',
          'Valoarea returnată finală estimată',
        ),
        words(
          'Where the returned value will end: value returned so far, divided by delivered value times how complete it is by value. Unknown below 30% complete.',
          'Où finira la valeur retournée : valeur retournée à ce jour, divisée par la valeur livrée multipliée par sa complétude en valeur. Inconnue sous 30 % de complétude.',
          'Unde va ajunge valoarea returnată: valoarea returnată până acum, împărțită la valoarea livrată înmulțită cu completitudinea ei ca valoare. Necunoscută sub 30 % completitudine.',
        ),
      ),
    ),
    better: 'lower',
    sql: 'CASE WHEN sum(exposure_value_minor) > 0 AND sum(exposure_value_minor) >= 0.3 * sum(delivered_value_minor) THEN CASE WHEN sum(returned_value_minor) < sum(exposure_value_minor) THEN sum(returned_value_minor) / sum(exposure_value_minor) ELSE 1e0 END END',
  },
  refund_minor: {
    column: money(
      words('Refunded', 'Remboursé', 'Rambursat'),
      words(
        'Money given back for goods, goodwill included, shipping not. Only what the exports tell: returns of a marketplace whose export holds no refunds (Amazon’s) add nothing.',
        'Argent rendu pour les articles, gestes commerciaux compris, hors livraison. Seulement ce que disent les exports : les retours d’une place de marché dont l’export ne contient pas les remboursements (celui d’Amazon) n’ajoutent rien.',
        'Bani înapoiați pentru produse, inclusiv bunăvoință, fără transport. Doar ce spun exporturile: retururile unei piețe al cărei export nu cuprinde rambursările (cel al Amazon) nu adaugă nimic.',
      ),
    ),
    better: 'lower',
    sql: 'CAST(coalesce(sum(refund_minor), 0) AS BIGINT)',
  },
  return_cost_minor: {
    column: money(
      words('Cost of returns', 'Coût des retours', 'Costul retururilor'),
      words(
        'What the returns cost the shop: shipping both ways, handling, service, payment fees and lost value, less fees charged. Parts the export does not hold are assumed and marked so.',
        'Ce que coûtent les retours : transport aller et retour, traitement, service, frais de paiement et perte de valeur, moins les frais facturés. Les parts absentes de l’export sont estimées et signalées.',
        'Cât costă retururile: transport dus și întors, manipulare, servicii, comisioane și valoare pierdută, minus taxele încasate. Ce lipsește din export este estimat și marcat.',
      ),
    ),
    better: 'lower',
    sql: 'CAST(coalesce(sum(cost_actual_minor + cost_assumed_minor), 0) AS BIGINT)',
  },
  cost_actual_share: {
    column: nullable(
      ratio(
        words('Actual cost share', 'Part du coût réel', 'Partea de cost real'),
        words(
          'Share of the cost of returns that stands in the exports; the rest is assumed.',
          'Part du coût des retours présente dans les exports ; le reste est estimé.',
          'Partea din costul retururilor care apare în exporturi; restul este estimat.',
        ),
      ),
    ),
    better: 'higher',
    sql: 'CAST(sum(cost_actual_minor) AS DOUBLE) / nullif(sum(cost_actual_minor + cost_assumed_minor), 0)',
  },
} as const satisfies Record<string, Metric>;

export type MetricCode = keyof typeof metrics;

type MetricColumns<K extends MetricCode> = { [M in K]: (typeof metrics)[M]['column'] };

/** The columns of some metrics, for a query's contract. */
export function metricColumns<const K extends MetricCode>(...codes: K[]): MetricColumns<K> {
  return Object.fromEntries(codes.map((code) => [code, metrics[code].column])) as MetricColumns<K>;
}
