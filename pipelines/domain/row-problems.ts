import { type Words, words } from './words.ts';

/** Why a row is set aside. The warehouse and the API tell it in English, pages in their own language. */
export const rowProblems = {
  missing: words('missing', 'manquant', 'lipsește'),
  no_date: words('not a date', 'pas une date', 'nu este o dată'),
  no_whole_number: words('not a whole number', 'pas un nombre entier', 'nu este un număr întreg'),
  no_number: words('not a number', 'pas un nombre', 'nu este un număr'),
  no_amount: words('not an amount', 'pas un montant', 'nu este o sumă'),
  no_currency: words(
    'not a currency code of three letters',
    'pas un code de devise à trois lettres',
    'nu este un cod de valută din trei litere',
  ),
  sheet_error: words('a spreadsheet’s error', 'une erreur de tableur', 'o eroare de foaie de calcul'),
  negative_quantity: words('negative quantity', 'quantité négative', 'cantitate negativă'),
  beyond_reason: words(
    'times its quantity more than any line is worth',
    'multiplié par la quantité, plus que ne vaut aucune ligne',
    'înmulțit cu cantitatea, mai mult decât valorează orice linie',
  ),
  no_fit: words('does not fit the headings', 'ne correspond pas aux en-têtes', 'nu se potrivește cu antetele'),
  no_part: words('no row of this format', 'pas une ligne de ce format', 'nu este un rând al acestui format'),
} as const satisfies Record<string, Words>;

export type RowProblem = keyof typeof rowProblems;

/** What pages call a problem that the warehouse tells in English; one that an earlier version told is left as it is. */
export function problemWords(english: string): Words {
  return Object.values(rowProblems).find(({ en }) => en === english) ?? words(english, english, english);
}
