import { type Words, words } from '../../../pipelines/domain/words.ts';
import type { StartVerdict } from '../../../server/questions/assortment/contract.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'How new products start, what discounts do, and what has to be bought again.',
    'Comment démarrent les nouveautés, ce que font les remises, et ce qu’il faut racheter.',
    'Cum pornesc noutățile, ce fac reducerile și ce trebuie cumpărat din nou.',
  ),
  start: words('New products', 'Nouveautés', 'Produse noi'),
  noNew: words(
    'Nothing was first delivered in the last 60 days.',
    'Rien n’a été livré pour la première fois dans les 60 derniers jours.',
    'Nimic nu a fost livrat prima dată în ultimele 60 de zile.',
  ),
  startCaption: words(
    'First 30 days, with the interval; the line is how the category’s earlier new products began, or where those are too few (compared with 0) its usual rate.',
    '30 premiers jours, avec l’intervalle ; le trait dit comment ont débuté les nouveautés précédentes de la catégorie ou, si elles sont trop peu (comparé à 0), son taux habituel.',
    'Primele 30 de zile, cu intervalul; linia arată cum au început noutățile anterioare ale categoriei sau, dacă sunt prea puține (comparat cu 0), rata ei obișnuită.',
  ),
  discounts: words('Discount depth', 'Niveau de remise', 'Nivelul reducerii'),
  discountCaption: words(
    'Expected final rate with the same mix of categories at every depth, and its interval; the line is the rate as it is.',
    'Taux final attendu à composition de catégories égale, et son intervalle ; le trait est le taux tel quel.',
    'Rata finală estimată cu același amestec de categorii, și intervalul ei; linia este rata brută.',
  ),
  noPrice: words('List price unknown', 'Prix catalogue inconnu', 'Preț de listă necunoscut'),
  atFullPrice: words('Full price', 'Plein tarif', 'Preț întreg'),
  net: words('Net demand', 'Demande nette', 'Cerere netă'),
  boards: words('Boards', 'Tableaux', 'Panouri'),
  boardsText: words(
    'The same fair rates, excess and causes for every',
    'Les mêmes taux équitables, excès et causes par',
    'Aceleași rate corecte, excese și cauze pe',
  ),
} as const;

/** What the start of a product is called. */
export const verdicts: Readonly<Record<StartVerdict, Words>> = {
  too_few: words('Too few to tell', 'Trop peu pour juger', 'Prea puține pentru a judeca'),
  higher: words('Higher', 'Plus haut', 'Mai mare'),
  as_usual: words('As usual', 'Habituel', 'Obișnuit'),
  lower: words('Lower', 'Plus bas', 'Mai mic'),
};
