import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { count, date, days, flag, nullable, number, ratio, text } from '../../contract/columns.ts';
import { metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';

const category = nullable(
  text(
    words('Category', 'Catégorie', 'Categorie'),
    words('Empty: the whole shop.', 'Vide : toute la boutique.', 'Gol: tot magazinul.'),
  ),
);
/** Whether each unit counts for one or for what was paid for it; for one where it is not given. */
const weighedBy = { weighed_by: z.optional(z.enum(['units', 'value'])) };
/** Of which category; the whole shop where it is not given. */
const ofCategory = {
  ...weighedBy,
  of_category: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
};

const heldAbout = words(
  'Share of the 95% intervals, as they would have been given in the past, that held what came in the end. 90 to 98% is sound.',
  'Part des intervalles à 95 %, tels qu’ils auraient été donnés par le passé, qui ont contenu le résultat final. De 90 à 98 %, c’est fiable.',
  'Partea intervalelor de 95 %, așa cum ar fi fost date în trecut, care au cuprins rezultatul final. Între 90 și 98 % e de încredere.',
);

export const maturityCategories = query({
  path: '/maturity/categories',
  about: words(
    'How returns of each category arrive, and how well forecasts of them held in the past. Independent of the filter: curves are learnt from the last 365 days of deliveries. By units, or by value: each unit counts for what was paid for it in the shop’s main currency, as returns of dear goods may come sooner or later than those of cheap ones.',
    'Comment arrivent les retours de chaque catégorie, et combien de prévisions passées ont tenu. Indépendant du filtre : les courbes viennent des livraisons des 365 derniers jours. Par unités, ou par valeur : chaque unité compte pour son prix payé dans la devise principale, car les articles chers peuvent revenir plus tôt ou plus tard que les autres.',
    'Cum sosesc retururile fiecărei categorii și cât de bine au ținut prognozele trecute. Independent de filtru: curbele se învață din livrările ultimelor 365 de zile. După unități sau după valoare: fiecare unitate contează cât s-a plătit pentru ea în moneda principală, căci produsele scumpe se pot întoarce mai devreme sau mai târziu decât cele ieftine.',
  ),
  params: weighedBy,
  columns: {
    category,
    final_rate: nullable(
      ratio(
        words('Final rate', 'Taux final', 'Rata finală'),
        words(
          'Share of delivered units, or of their value, that comes back in the end, from the Kaplan–Meier curve; the rest is kept for good (the cure fraction).',
          'Part des unités livrées, ou de leur valeur, qui finit par revenir, selon la courbe de Kaplan–Meier ; le reste est gardé pour de bon.',
          'Partea din unitățile livrate, sau din valoarea lor, care se întoarce în cele din urmă, după curba Kaplan–Meier; restul se păstrează definitiv.',
        ),
      ),
    ),
    final_low: nullable(ratio(words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)'))),
    final_high: nullable(ratio(words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)'))),
    half_days: nullable(
      days(
        words('Half are back after', 'La moitié revient en', 'Jumătate revin în'),
        words(
          'Days from delivery until half of the final returns have been requested.',
          'Jours entre la livraison et la moitié des demandes de retour finales.',
          'Zile de la livrare până la jumătate din cererile finale de retur.',
        ),
      ),
    ),
    mature_days: nullable(
      days(
        words('Mature after', 'Mûr après', 'Matur după'),
        words(
          'Days from delivery until 95% of the final returns have been requested.',
          'Jours entre la livraison et 95 % des demandes de retour finales.',
          'Zile de la livrare până la 95 % din cererile finale de retur.',
        ),
      ),
    ),
    holiday_mature_days: nullable(
      days(
        words('Mature after, holiday orders', 'Mûr après, commandes de fêtes', 'Matur după, comenzi de sărbători'),
        words(
          'The same of orders with a longer return window, which have a curve of their own: those from 1 November to 24 December where clearly more of their returns come after the usual window, or the days that the shop has set. All other figures of a category’s curve are those of its usual orders.',
          'Le même pour les commandes à délai de retour prolongé, qui ont leur propre courbe : celles du 1er novembre au 24 décembre si leurs retours dépassent nettement plus souvent le délai habituel, ou les jours réglés par la boutique. Tous les autres chiffres de la courbe sont ceux des commandes habituelles.',
          'La fel pentru comenzile cu termen de retur prelungit, care au curba lor: cele de la 1 noiembrie la 24 decembrie dacă returul lor vine clar mai des după termenul obișnuit, sau zilele stabilite de magazin. Toate celelalte cifre ale curbei sunt ale comenzilor obișnuite.',
        ),
      ),
    ),
    horizon_days: days(
      words('Horizon', 'Horizon', 'Orizont'),
      words(
        'After so many days no further returns are expected to matter: at least two weeks after the return window, at most 180 days.',
        'Au-delà, plus aucun retour notable n’est attendu : au moins deux semaines après le délai de retour, au plus 180 jours.',
        'După atâtea zile nu se mai așteaptă retururi importante: cel puțin două săptămâni după termenul de retur, cel mult 180 de zile.',
      ),
    ),
    is_lower_bound: flag(
      words('Too short a history', 'Historique trop court', 'Istoric prea scurt'),
      words(
        'The data end before the horizon does: the final rate is a lower bound.',
        'Les données s’arrêtent avant l’horizon : le taux final est un minimum.',
        'Datele se termină înaintea orizontului: rata finală este un minim.',
      ),
    ),
    is_own: flag(
      words('Own curve', 'Courbe propre', 'Curbă proprie'),
      words(
        'From 500 returns on a category has a curve of its own; smaller ones share one curve.',
        'À partir de 500 retours, une catégorie a sa propre courbe ; les plus petites en partagent une.',
        'De la 500 de retururi o categorie are propria curbă; cele mai mici folosesc una comună.',
      ),
    ),
    forecasts: count(
      words('Forecasts checked', 'Prévisions vérifiées', 'Prognoze verificate'),
      words(
        'Past weeks that are mature now, each forecast as it would have been at its end and 7, 14, 28 and 56 days later. Left out is what no curve was known for then: the shop’s first weeks, and its first holidays with a longer window.',
        'Semaines passées, mûres aujourd’hui, prévues comme elles l’auraient été à leur fin, puis 7, 14, 28 et 56 jours après. Sans celles dont aucune courbe n’était alors connue : les premières semaines et les premières fêtes à délai prolongé.',
        'Săptămâni trecute, mature acum, prognozate așa cum ar fi fost la sfârșitul lor și după 7, 14, 28 și 56 de zile. Fără cele pentru care nu se cunoștea atunci nicio curbă: primele săptămâni și primele sărbători cu termen prelungit.',
      ),
    ),
    held_share: nullable(
      ratio(words('Intervals that held', 'Intervalles tenus', 'Intervale care au ținut'), heldAbout),
    ),
    dispersion: number(
      words('Dispersion φ', 'Dispersion φ', 'Dispersia φ'),
      words(
        'By how much more past weeks scattered than chance alone explains (1: not at all). Intervals of what is still expected are widened by its square root, as it is at the age of the deliveries.',
        'De combien les semaines passées ont plus varié que le seul hasard (1 : pas du tout). Les intervalles de l’attendu sont élargis de sa racine carrée, telle qu’elle est à l’âge des livraisons.',
        'Cu cât s-au împrăștiat săptămânile trecute mai mult decât explică întâmplarea (1: deloc). Intervalele a ceea ce se mai așteaptă se lărgesc cu rădăcina ei pătrată, cea de la vârsta livrărilor.',
      ),
    ),
    delivered_units: metrics.delivered_units.column,
  },
});

export const maturityCurve = query({
  path: '/maturity/curve',
  about: words(
    'How returns arrive by days since delivery: the Kaplan–Meier curve with its 95% band (Greenwood), up to the horizon. Units too young to tell are not counted as kept. Of the usual orders, or of holiday orders with a longer window (none where there are none).',
    'Comment les retours arrivent selon les jours depuis la livraison : courbe de Kaplan–Meier et bande à 95 % (Greenwood), jusqu’à l’horizon. Les unités trop récentes ne comptent pas comme gardées. Des commandes habituelles, ou de celles des fêtes à délai prolongé (vide s’il n’y en a pas).',
    'Cum sosesc retururile după zilele de la livrare: curba Kaplan–Meier cu banda de 95 % (Greenwood), până la orizont. Unitățile prea recente nu se socotesc păstrate. A comenzilor obișnuite sau a celor de sărbători cu termen prelungit (gol dacă nu există).',
  ),
  params: { ...ofCategory, orders: z.optional(z.enum(['usual', 'holiday'])) },
  columns: {
    lag_days: days(words('Days since delivery', 'Jours depuis la livraison', 'Zile de la livrare')),
    back_share: ratio(
      words('Come back by then', 'Revenu à ce jour', 'Întors până atunci'),
      words(
        'Share of delivered units, or of their value.',
        'Part des unités livrées, ou de leur valeur.',
        'Partea din unitățile livrate, sau din valoarea lor.',
      ),
    ),
    back_low: ratio(words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)')),
    back_high: ratio(words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)')),
    completeness: metrics.completeness.column,
    at_risk: number(
      words('Units observed', 'Unités observées', 'Unități observate'),
      words(
        'Delivered units that were still out at this age and could have come back. By value: as many units as tell as much, since a few dear ones count for more (Kish).',
        'Unités livrées encore chez le client à cet âge, qui auraient pu revenir. Par valeur : le nombre d’unités qui en dit autant, car quelques articles chers pèsent plus (Kish).',
        'Unități livrate aflate încă la client la această vârstă, care s-ar fi putut întoarce. După valoare: câte unități spun la fel de mult, căci câteva produse scumpe cântăresc mai mult (Kish).',
      ),
    ),
  },
});

export const maturityPast = query({
  path: '/maturity/past',
  about: words(
    'What would have been said then: past weeks, forecast again with nothing but what was known at that age, against what came. Each interval is as wide as the other weeks’ errors at that age say. Weeks are left out for which no curve was known then.',
    'Ce qui aurait été dit alors : semaines passées, prévues avec ce qui était connu à cet âge, face au résultat. Chaque intervalle a la largeur que disent les erreurs des autres semaines à cet âge. Sans les semaines dont aucune courbe n’était alors connue.',
    'Ce s-ar fi spus atunci: săptămâni trecute, prognozate doar cu ce se știa la acea vârstă, față de ce a venit. Fiecare interval are lățimea dată de erorile celorlalte săptămâni la acea vârstă. Fără săptămânile pentru care nu se cunoștea atunci nicio curbă.',
  ),
  params: { ...ofCategory, age: z.optional(z.enum(['0', '7', '14', '28', '56'])) },
  columns: {
    week_start: date(words('Delivered from', 'Livré du', 'Livrat din')),
    said_at_days: days(
      words('Age then', 'Âge alors', 'Vârsta atunci'),
      words(
        'Days since the delivery of the week’s youngest units when the forecast would have been made.',
        'Jours depuis la livraison des unités les plus récentes de la semaine au moment de la prévision.',
        'Zile de la livrarea celor mai recente unități ale săptămânii la momentul prognozei.',
      ),
    ),
    delivered_units: nullable(
      count(
        metrics.delivered_units.column.label,
        words('Unknown by value.', 'Inconnu par valeur.', 'Necunoscut după valoare.'),
      ),
    ),
    known_rate: nullable(ratio(words('Back by then', 'Revenu alors', 'Întors atunci'))),
    expected_rate: nullable(ratio(words('Expected then', 'Attendu alors', 'Estimat atunci'))),
    rate_low: nullable(ratio(words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)'))),
    rate_high: nullable(ratio(words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)'))),
    final_rate: nullable(ratio(words('What came', 'Résultat', 'Ce a venit'))),
    is_held: flag(words('Interval held', 'Intervalle tenu', 'Interval respectat'), heldAbout),
  },
});
