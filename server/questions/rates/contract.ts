import { words } from '../../../pipelines/domain/words.ts';
import { code, count, money, nullable, number, ratio } from '../../contract/columns.ts';
import type { Basis } from '../../contract/filter.ts';
import { metricColumns, metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';

const valueIntervalAbout = words(
  'The 95% interval of where the returned value of these deliveries will end: as wide as what is still to come may differ, the more so the fewer and dearer the returns that tell it, times what past forecasts by value missed more than by chance. It closes as returns come in; unknown where nothing came back.',
  'Intervalle à 95 % de ce que la valeur retournée de ces livraisons atteindra : d’autant plus large qu’il reste à venir, que les retours connus sont rares et chers, et que les prévisions passées en valeur se sont trompées au-delà du hasard. Il se referme au fil des retours ; inconnu si rien n’est revenu.',
  'Intervalul de 95 % al valorii returnate finale a acestor livrări: cu atât mai larg cu cât mai sunt de venit retururi, cele cunoscute sunt mai puține și mai scumpe, iar prognozele trecute după valoare au greșit mai mult decât întâmplarea. Se închide pe măsură ce vin retururile; necunoscut dacă nu s-a întors nimic.',
);

export const ratesMeasures = query({
  path: '/rates/measures',
  about: words(
    'The same returns measured five ways, each by the day of delivery, of order and of return. By return day a rate moves when sales move: it tells workload and cash, not products.',
    'Les mêmes retours mesurés de cinq façons, chacune par jour de livraison, de commande et de retour. Par jour de retour, le taux bouge quand les ventes bougent : il dit la charge et la trésorerie, pas les produits.',
    'Aceleași retururi măsurate în cinci feluri, fiecare după ziua livrării, a comenzii și a returului. După ziua returului, rata se mișcă odată cu vânzările: spune volumul de lucru și banii, nu produsele.',
  ),
  columns: {
    basis: code<Basis>(words('Counted', 'Compté', 'Numărat')),
    ...metricColumns('return_rate', 'order_rate', 'value_rate'),
    refunded_unit_rate: nullable(
      ratio(
        words('Return rate without exchanges', 'Taux de retour hors échanges', 'Rata de retur fără schimburi'),
        words(
          'Units returned for money or credit per unit delivered: the sales that were lost.',
          'Unités retournées contre argent ou avoir, par unité livrée : les ventes perdues.',
          'Unități returnate pentru bani sau credit, per unitate livrată: vânzările pierdute.',
        ),
      ),
    ),
    refund_rate: nullable(
      ratio(
        words('Refunded value', 'Valeur remboursée', 'Valoare rambursată'),
        words(
          'Money given back for goods, goodwill included, per delivered value: the accounting view.',
          'Argent rendu pour les articles, gestes commerciaux compris, par valeur livrée : la vue comptable.',
          'Bani înapoiați pentru produse, inclusiv bunăvoință, raportați la valoarea livrată: imaginea contabilă.',
        ),
      ),
    ),
    completeness: nullable(
      ratio(
        metrics.completeness.column.label,
        words(
          'Share of the final returns of these deliveries that have arrived by now: the rates can still rise. By return day nothing is still to come.',
          'Part des retours finaux de ces livraisons déjà arrivés : les taux peuvent encore monter. Par jour de retour, rien n’est plus attendu.',
          'Partea din retururile finale ale acestor livrări deja sosite: ratele mai pot crește. După ziua returului nu se mai așteaptă nimic.',
        ),
      ),
    ),
    ...metricColumns('value_completeness', 'projected_rate', 'projected_value_rate'),
    value_rate_low: nullable(
      ratio(
        words(
          'Expected final returned value, low (95%)',
          'Valeur retournée finale attendue, borne basse (95 %)',
          'Valoarea returnată finală estimată, minim (95 %)',
        ),
        valueIntervalAbout,
      ),
    ),
    value_rate_high: nullable(
      ratio(
        words(
          'Expected final returned value, high (95%)',
          'Valeur retournée finale attendue, borne haute (95 %)',
          'Valoarea returnată finală estimată, maxim (95 %)',
        ),
        valueIntervalAbout,
      ),
    ),
    ...metricColumns('delivered_units', 'returned_units', 'delivered_value_minor', 'refund_minor'),
  },
});

/** The steps from our rate to a platform's. */
export type PlatformStep =
  | 'delivered'
  | 'order_day'
  | 'all_ordered'
  | 'return_day'
  | 'unmatched'
  | 'cancellations'
  | 'money';

export const ratesPlatform = query({
  path: '/rates/platform',
  about: words(
    'Why a platform’s own figure differs: step by step from our return rate to one by order day, by return day, with cancellations (as Shopify’s sales reversals), and in money. The differences add up exactly. Cut to the filter: cancelled lines have a carrier or a packaging only where the export gave them one, and reasons narrow the returns only.',
    'Pourquoi le chiffre de la plateforme diffère : pas à pas, de notre taux à celui par jour de commande, par jour de retour, annulations comprises (comme les « sales reversals » de Shopify), et en argent. Les écarts s’additionnent exactement. Selon le filtre : une ligne annulée n’a de transporteur ou d’emballage que si l’export l’indique, et les motifs ne restreignent que les retours.',
    'De ce cifra platformei diferă: pas cu pas, de la rata noastră la cea după ziua comenzii, după ziua returului, cu anulări (ca „sales reversals” la Shopify) și în bani. Diferențele se adună exact. După filtru: o linie anulată are curier sau ambalaj doar dacă exportul le indică, iar motivele restrâng numai retururile.',
  ),
  columns: {
    step: code<PlatformStep>(words('Step', 'Étape', 'Pas')),
    part_units: nullable(count(words('Came back', 'Revenu', 'Întors'))),
    whole_units: nullable(count(words('Out of', 'Sur', 'Din'))),
    part_minor: nullable(money(words('Given back', 'Rendu', 'Înapoiat'), metrics.refund_minor.column.about)),
    whole_minor: nullable(money(words('Out of value', 'Sur une valeur de', 'Din valoarea'))),
    rate: nullable(ratio(words('Rate', 'Taux', 'Rata'))),
    difference_points: nullable(
      number(
        words('Difference, points', 'Écart, points', 'Diferență, puncte'),
        words(
          'Percentage points against the step before.',
          'Points de pourcentage face à l’étape précédente.',
          'Puncte procentuale față de pasul dinainte.',
        ),
      ),
    ),
  },
});
