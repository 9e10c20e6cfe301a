import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'How much of what will come back has come, and how far that can be trusted.',
    'Quelle part des retours à venir est déjà arrivée, et quelle confiance lui accorder.',
    'Cât din ce se va întoarce a sosit deja și câtă încredere merită.',
  ),
  shop: words('the whole shop', 'toute la boutique', 'tot magazinul'),
  curve: (of: string): Words =>
    words(`How returns arrive: ${of}`, `Comment arrivent les retours : ${of}`, `Cum sosesc retururile: ${of}`),
  curveSummary: (final: string, low: string, high: string, horizon: string): Words =>
    words(
      `${final} of delivered units come back in the end (95%: ${low} – ${high}), nearly all within ${horizon}.`,
      `${final} des unités livrées finissent par revenir (95 % : ${low} – ${high}), presque toutes en ${horizon}.`,
      `${final} din unitățile livrate se întorc în final (95 %: ${low} – ${high}), aproape toate în ${horizon}.`,
    ),
  back: words('Come back by then', 'Revenu à ce jour', 'Întors până atunci'),
  band: words('95% band', 'Bande à 95 %', 'Banda de 95 %'),
  cohorts: words(
    'The last 16 delivery weeks',
    'Les 16 dernières semaines de livraison',
    'Ultimele 16 săptămâni de livrare',
  ),
  rate: words('Where the rate will end', 'Où finira le taux', 'Unde va ajunge rata'),
  past: words('What we would have said then', 'Ce que nous aurions dit alors', 'Ce am fi spus atunci'),
  age: words('Said at the age of', 'Dit à l’âge de', 'Spus la vârsta de'),
  days: (days: string): Words => words(`after ${days} days`, `après ${days} jours`, `după ${days} de zile`),
  held: (held: string, all: string, share: string): Words =>
    words(
      `${held} of ${all} past intervals held what came: ${share}. Sound is 90 to 98%.`,
      `${held} des ${all} intervalles passés ont contenu le résultat : ${share}. Fiable entre 90 et 98 %.`,
      `${held} din ${all} intervale trecute au cuprins ce a venit: ${share}. De încredere între 90 și 98 %.`,
    ),
  tooNarrow: words(
    'Fewer than promised: read intervals here as too narrow.',
    'Moins que promis : ces intervalles sont trop étroits.',
    'Mai puține decât s-a promis: intervalele de aici sunt prea înguste.',
  ),
  tooWide: words(
    'More than promised: a few odd weeks make all intervals wider than they need to be.',
    'Plus que promis : quelques semaines particulières élargissent tous les intervalles.',
    'Mai multe decât s-a promis: câteva săptămâni neobișnuite lărgesc toate intervalele.',
  ),
  noPast: words(
    'The history is too short to check a forecast: a week is checked once it is mature, by the curve of what was known before.',
    'L’historique est trop court pour vérifier une prévision : une semaine l’est une fois mûre, avec la courbe connue avant elle.',
    'Istoricul e prea scurt pentru a verifica o prognoză: o săptămână se verifică după ce e matură, cu ce se știa înainte.',
  ),
  expected: words('Expected then, 95% interval', 'Attendu alors, intervalle à 95 %', 'Estimat atunci, interval 95 %'),
  cameHeld: words('What came, inside', 'Résultat, dedans', 'Ce a venit, înăuntru'),
  cameMissed: words('What came, outside', 'Résultat, dehors', 'Ce a venit, în afară'),
  categories: words('Category by category', 'Catégorie par catégorie', 'Categorie cu categorie'),
} as const;
