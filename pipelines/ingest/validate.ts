import type { DateOrder } from './formats/format.ts';

/** How a file writes its numbers: `plain` needs no cleaning, `point` and `comma` name what stands before the decimals. */
export type NumberStyle = 'plain' | 'point' | 'comma';

/** How a column writes its days: the spellings that occur in it, and the order of the numeric one. */
export interface DayStyle {
  readonly spellings: readonly DaySpelling[];
  readonly order: DateOrder;
  /** True when no value told the order and the format has none either. */
  readonly ambiguous: boolean;
}

export type DaySpelling = 'iso' | 'numeric' | 'named' | 'serial' | 'compact';

const sign = `regexp_matches(@, '^[^0-9]*[-−(]|-\\s*$')`;
const around = `[-−+(]?\\s*(?:\\p{Sc}|[A-Za-z]{1,3}\\.?\\s*\\p{Sc}?|lei|Lei|LEI|[Kk][čČ]|zł|лв\\.?)?`;
const digits = {
  point: `(?:[0-9]{1,3}(?:[,'’\\s  ][0-9]{3})+(?:\\.[0-9]*)?|[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)`,
  comma: `(?:[0-9]{1,3}(?:[.'’\\s  ][0-9]{3})+(?:,[0-9]*)?|[0-9]+(?:,[0-9]*)?|,[0-9]+)`,
};

/**
 * SQL that turns a cell into a number's plain text (`1 234,50 €` → `1234.50`); NULL when the cell is no number.
 * @param cell SQL of the trimmed cell
 */
export function numberText(cell: string, style: NumberStyle): string {
  if (style === 'plain') return cell;
  const shape = `^\\s*${around}\\s*[-−+]?\\s*(${digits[style]})\\s*(?:${around})\\s*[)-]?\\s*$`.replaceAll("'", "''");
  const found = `regexp_extract(@, '${shape}', 1)`;
  const kept = `regexp_replace(${found}, '[^0-9${style === 'point' ? '.' : ','}]', '', 'g')`;
  const body = style === 'point' ? kept : `replace(${kept}, ',', '.')`;
  return `CASE WHEN ${found} <> '' THEN CASE WHEN ${sign} THEN '-' ELSE '' END || ${body} END`.replaceAll('@', cell);
}

/** Days outside this range are misread or mistyped. */
const plausible = "BETWEEN DATE '1990-01-01' AND DATE '2099-12-31'";

/** The first three letters of the months' names, without accents, in the languages of the exports that spell them. */
const months = [
  'jan,ian,ene,gen,sty',
  'feb,fev,lut',
  'mar,mrz,maa,mrt',
  'apr,avr,abr,kwi',
  'may,mai,mag,mei,maj',
  'jun,iun,giu,cze',
  'jul,iul,lug,lip',
  'aug,aou,ago,sie',
  'sep,set,wrz',
  'oct,okt,ott,out,paz',
  'nov,noi,noe,lis',
  'dec,dez,dic,gru',
];
const monthMap = months
  .flatMap((names, index) => names.split(',').map((start) => `'${start}': ${index + 1}`))
  .join(', ');
const monthNumber = (name: string) =>
  `MAP {${monthMap}}[left(replace(replace(lower(strip_accents(${name})), 'juin', 'jun'), 'juil', 'jul'), 3)]`;

const numericDay = `regexp_extract(@, '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;
const dayFirst = `regexp_extract(@, '^(?:\\pL+\\.?,? +)?([0-9]{1,2})[-. ]+(?:de )?(\\pL{3,})\\.?[-., ]+(?:de )?([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;
const monthFirst = `regexp_extract(@, '^(\\pL{3,})\\.?[-. ]+([0-9]{1,2})[-., ]+([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;

function madeDay(year: string, month: string, dayOfMonth: string): string {
  const full = `CASE WHEN length(${year}) = 2 THEN '20' || ${year} ELSE ${year} END`;
  return `TRY_CAST(${full} || '-' || (${month}) || '-' || ${dayOfMonth} AS DATE)`;
}

const spelled: Readonly<Record<DaySpelling, (order: DateOrder) => string>> = {
  // The day as the shop wrote it: an offset behind it is the shop's own, so it is not shifted to another zone.
  iso: () => 'TRY_CAST(@ AS DATE)',
  compact: () => `CAST(try_strptime(left(@, 8), '%Y%m%d') AS DATE)`,
  serial: () => `DATE '1899-12-30' + CAST(floor(TRY_CAST(@ AS DOUBLE)) AS INTEGER)`,
  numeric: (order) =>
    madeDay(`${numericDay}3)`, `${numericDay}${order === 'dmy' ? 2 : 1})`, `${numericDay}${order === 'dmy' ? 1 : 2})`),
  named: () =>
    `coalesce(${madeDay(`${dayFirst}3)`, monthNumber(`${dayFirst}2)`), `${dayFirst}1)`)}, ${madeDay(`${monthFirst}3)`, monthNumber(`${monthFirst}1)`), `${monthFirst}2)`)})`,
};

/** The spelling of one cell, as SQL: what the styles are decided by. */
const spelling = `CASE WHEN regexp_matches(@, '^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}') THEN 'iso'
  WHEN regexp_matches(@, '^(19|20)[0-9]{6}(\\D|$)') THEN 'compact'
  WHEN regexp_matches(@, '^[0-9]{5}([.,][0-9]+)?$') THEN 'serial'
  WHEN regexp_matches(@, '^[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{2}') THEN 'numeric'
  WHEN regexp_matches(@, '\\pL{3}') THEN 'named' END`;

/**
 * SQL that turns a cell into its calendar day; NULL when it is none or not between 1990 and 2099.
 * @param cell SQL of the trimmed cell
 */
export function dayValue(cell: string, style: DayStyle): string {
  const [only, ...more] = style.spellings.length > 0 ? style.spellings : (['iso'] as const);
  const read =
    more.length === 0
      ? spelled[only!](style.order)
      : `CASE ${spelling} ${style.spellings.map((name) => `WHEN '${name}' THEN ${spelled[name](style.order)}`).join(' ')} END`;
  const value = read.replaceAll('@', cell);
  return `CASE WHEN ${value} ${plausible} THEN ${value} END`;
}

/** SQL that counts what tells a file's number style; one row: `plain`, `point`, `comma` cells of those not plain. */
export function numberEvidence(cells: string, columns: readonly string[], limit: number | null): string {
  return `SELECT count(*) FILTER (WHERE NOT plain) AS odd,
    count(*) FILTER (WHERE regexp_matches(v, ',[0-9]{1,2}[^0-9]*$|,[0-9]{4,}|[.][0-9]{3},|[0-9] [0-9]{3},') ) AS comma,
    count(*) FILTER (WHERE regexp_matches(v, '[.][0-9]{1,2}[^0-9]*$|[.][0-9]{4,}|,[0-9]{3}[.]|[0-9] [0-9]{3}[.]')) AS point
  FROM (SELECT v, regexp_matches(v, '^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)$') AS plain
    FROM (SELECT unnest([${columns.join(', ')}]) AS v FROM (SELECT * FROM ${cells} ${limited(limit)})) WHERE v IS NOT NULL)`;
}

/** The style that the counts of `numberEvidence` speak for. */
export function numberStyle(evidence: { odd: number; comma: number; point: number }): NumberStyle {
  if (evidence.odd === 0) return 'plain';
  return evidence.comma > evidence.point ? 'comma' : 'point';
}

/** SQL that counts what tells how each day column is written; one row per column and spelling. */
export function dayEvidence(cells: string, columns: readonly string[], limit: number | null): string {
  const each = columns.map((column, index) => `{'i': ${index}, 'v': ${column}}`);
  const part = (group: number) => `CAST(nullif(${numericDay}${group}), '') AS INTEGER)`.replaceAll('@', 'c.v');
  return `SELECT c.i AS i, ${spelling.replaceAll('@', 'c.v')} AS spelling, count(*) AS cells,
    count(*) FILTER (WHERE ${part(1)} > 12) AS day_first, count(*) FILTER (WHERE ${part(2)} > 12) AS month_first
  FROM (SELECT unnest([${each.join(', ')}]) AS c FROM (SELECT * FROM ${cells} ${limited(limit)}))
  WHERE c.v IS NOT NULL GROUP BY 1, 2 ORDER BY cells DESC, 2`;
}

export interface DayEvidence {
  i: number;
  spelling: DaySpelling | null;
  cells: number;
  day_first: number;
  month_first: number;
}

/** The style of one day column by its rows of `dayEvidence`; `usual` is the order the format is known to write. */
export function dayStyle(evidence: readonly DayEvidence[], usual?: DateOrder): DayStyle {
  const spellings = evidence.flatMap((row) => (row.spelling ? [row.spelling] : []));
  const first = evidence.reduce((sum, row) => sum + row.day_first, 0);
  const second = evidence.reduce((sum, row) => sum + row.month_first, 0);
  const order = first === second ? (usual ?? 'dmy') : first > second ? 'dmy' : 'mdy';
  return { spellings, order, ambiguous: spellings.includes('numeric') && first === second && !usual };
}

function limited(limit: number | null): string {
  return limit === null ? '' : `LIMIT ${limit}`;
}
