import { type DateOrder, literal } from './formats/format.ts';

/** How a file writes its numbers: `plain` needs no cleaning, `point` and `comma` name what stands before the decimals. */
export type NumberStyle = 'plain' | 'point' | 'comma';

/** How a column writes its days: the spellings that occur in it, and the order of the numeric one. */
export interface DayStyle {
  readonly spellings: readonly DaySpelling[];
  readonly order: DateOrder;
  /** True when no value told the order and the format has none either. */
  readonly ambiguous: boolean;
  /** Whether its times are in UTC: a day of theirs need not be the shop's. */
  readonly isUtc?: boolean;
}

export type DaySpelling = 'iso' | 'numeric' | 'named' | 'serial' | 'compact';

/** Blanks in numbers: RE2's \s knows the ASCII ones only. */
const blank = '[\\s\\x{00A0}\\x{202F}\\x{2009}]';
const sign = `regexp_matches(@, '^[^0-9]*[-−(]|-\\s*$')`;
const currencySign = '(?:\\p{Sc}|[A-Za-z]{1,3}\\.?\\s*\\p{Sc}?|[Kk][čČ]|zł|лв\\.?)?';
const digits = {
  point: `(?:[0-9]{1,3}(?:(?:[,'’]|${blank})[0-9]{3})+(?:\\.[0-9]*)?|[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)`,
  comma: `(?:[0-9]{1,3}(?:(?:[.'’]|${blank})[0-9]{3})+(?:,[0-9]*)?|[0-9]+(?:,[0-9]*)?|,[0-9]+)`,
};

/**
 * SQL that turns a cell into a number's plain text (`1 234,50 €` → `1234.50`); NULL when the cell is no number.
 * @param cell SQL of the trimmed cell
 */
export function numberText(cell: string, style: NumberStyle): string {
  if (style === 'plain') return cell;
  const around = `${blank}*[-−+(]?${blank}*${currencySign}${blank}*`;
  const shape = `^${around}[-−+]?${blank}*(${digits[style]})${around}[)-]?${blank}*$`.replaceAll("'", "''");
  const found = `regexp_extract(@, '${shape}', 1)`;
  const kept = `regexp_replace(${found}, '[^0-9${style === 'point' ? '.' : ','}]', '', 'g')`;
  const body = style === 'point' ? kept : `replace(${kept}, ',', '.')`;
  return `CASE WHEN ${found} <> '' THEN CASE WHEN ${sign} THEN '-' ELSE '' END || ${body} END`.replaceAll('@', cell);
}

const accented: Readonly<Record<string, string>> = { a: '[aä]', e: '[eé]', u: '[uû]', z: '[zź]' };

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
/** The same as one RE2, whatever their capitals and accents. */
export const monthStart = `(?i:${months
  .join('|')
  .replaceAll(',', '|')
  .replace(/[aeuz]/g, (letter) => accented[letter]!)})`;
const monthMap = months
  .flatMap((names, index) => names.split(',').map((start) => `'${start}': ${index + 1}`))
  .join(', ');
const monthNumber = (name: string) =>
  `MAP {${monthMap}}[left(replace(replace(lower(strip_accents(${name})), 'juin', 'jun'), 'juil', 'jul'), 3)]`;

/** A letter, or what is no ASCII: RE2 takes milliseconds to compile all letters, at every use. */
const letter = '[A-Za-z\\x{80}-\\x{10FFFF}]';
const numericDay = `regexp_extract(@, '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;
const namedDayFirst = `regexp_extract(@, '^(?:${letter}+\\.?,? +)?([0-9]{1,2})[-. ]+(?:de )?(${letter}{3,})\\.?[-., ]+(?:de )?([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;
const namedMonthFirst = `regexp_extract(@, '^(${letter}{3,})\\.?[-. ]+([0-9]{1,2})[-., ]+([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', `;

function madeDay(year: string, month: string, dayOfMonth: string): string {
  return `TRY_CAST(right('20' || ${year}, 4) || '-' || (${month}) || '-' || ${dayOfMonth} AS DATE)`;
}

/** A time that tells its zone, as RE2. */
const zoned = ':[0-9]{2}(?:[.,][0-9]+)? *(?:Z|UTC|[-+][0-9]{2}:?[0-9]{2})$';
const utc = ':[0-9]{2}(?:[.,][0-9]+)? *(?:Z|UTC|[-+]00:?00)$';

/** The day as it is written, or in the shop's zone where that is known and the time tells its own. */
function isoDay(zone: string | undefined): string {
  if (zone === undefined) return 'TRY_CAST(@ AS DATE)';
  const instant = `TRY_CAST(regexp_replace(replace(replace(@, '/', '-'), 'UTC', 'Z'), ' +([-+Z])', '\\1') AS TIMESTAMPTZ)`;
  return `CASE WHEN regexp_matches(@, '${zoned}') THEN CAST(${instant} AT TIME ZONE ${literal(zone)} AS DATE) ELSE TRY_CAST(@ AS DATE) END`;
}

const spelled: Readonly<Record<DaySpelling, (order: DateOrder, zone?: string) => string>> = {
  iso: (_, zone) => isoDay(zone),
  compact: () => `CAST(try_strptime(left(@, 8), '%Y%m%d') AS DATE)`,
  serial: () => `TRY(DATE '1899-12-30' + CAST(floor(TRY_CAST(@ AS DOUBLE)) AS INTEGER))`,
  numeric: (order) =>
    madeDay(`${numericDay}3)`, `${numericDay}${order === 'dmy' ? 2 : 1})`, `${numericDay}${order === 'dmy' ? 1 : 2})`),
  named: () =>
    `coalesce(${madeDay(`${namedDayFirst}3)`, monthNumber(`${namedDayFirst}2)`), `${namedDayFirst}1)`)}, ${madeDay(`${namedMonthFirst}3)`, monthNumber(`${namedMonthFirst}1)`), `${namedMonthFirst}2)`)})`,
};

/** The spelling of one cell, as SQL: what the styles are decided by. */
const spelling = `CASE WHEN regexp_matches(@, '^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}') THEN 'iso'
  WHEN regexp_matches(@, '^(19|20)[0-9]{6}(\\D|$)') THEN 'compact'
  WHEN regexp_matches(@, '^[0-9]{5}([.,][0-9]+)?$') THEN 'serial'
  WHEN regexp_matches(@, '^[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{2}') THEN 'numeric'
  WHEN regexp_matches(@, '${letter}{3}') THEN 'named' END`;

/**
 * SQL that turns a cell into its calendar day; NULL when it is none.
 * @param cell SQL of the trimmed cell
 * @param zone the shop's time zone (IANA), which a time that tells its own is brought to; absent: days are as written
 */
export function dayValue(cell: string, style: DayStyle, zone?: string): string {
  const [only, ...more] = style.spellings.length > 0 ? style.spellings : (['iso'] as const);
  const read =
    more.length === 0
      ? spelled[only!](style.order, zone)
      : `CASE ${spelling} ${style.spellings.map((name) => `WHEN '${name}' THEN ${spelled[name](style.order, zone)}`).join(' ')} END`;
  return read.replaceAll('@', cell);
}

/** SQL of a day that is misread or mistyped when it lies before 1990 or more than two months ahead: NULL then. */
export function plausibleDay(day: string): string {
  return `CASE WHEN ${day} BETWEEN DATE '1990-01-01' AND CAST(now() AS DATE) + 62 THEN ${day} END`;
}

/** Days as ISO 8601 writes them. */
export const isoDays: DayStyle = { spellings: ['iso'], order: 'dmy', ambiguous: false };

export interface NumberEvidence {
  /** Cells that need cleaning at all. */
  odd: number;
  comma: number;
  point: number;
}

/** SQL that counts what tells a file's number style, over these columns of a sample; one row. */
export function numberEvidence(sample: string, places: readonly number[]): string {
  return `SELECT count(*) FILTER (WHERE NOT regexp_matches(v, '^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)$')) AS odd,
    count(*) FILTER (WHERE regexp_matches(v, ',[0-9]{1,2}[^0-9]*$|,[0-9]{4,}|[.][0-9]{3},|[0-9] [0-9]{3},')) AS comma,
    count(*) FILTER (WHERE regexp_matches(v, '[.][0-9]{1,2}[^0-9]*$|[.][0-9]{4,}|,[0-9]{3}[.]|[0-9] [0-9]{3}[.]')) AS point
  FROM (SELECT trim(unnest([${cellList(places)}])) AS v FROM ${sample}) WHERE v <> ''`;
}

/** The style that the counts of `numberEvidence` speak for. */
export function numberStyle({ odd, comma, point }: NumberEvidence): NumberStyle {
  if (odd === 0) return 'plain';
  return comma > point ? 'comma' : 'point';
}

export interface DayEvidence {
  place: number;
  spelling: DaySpelling | null;
  cells: number;
  day_first: number;
  month_first: number;
  /** Cells whose times are in UTC. */
  utc: number;
}

/** SQL that counts what tells how these columns of a sample write days; one row per column and spelling. */
export function dayEvidence(sample: string, places: readonly number[]): string {
  const part = (group: number) => `TRY_CAST(${numericDay}${group}) AS INTEGER)`;
  return `SELECT place, ${spelling} AS spelling, count(*) AS cells,
    count(*) FILTER (WHERE ${part(1)} > 12) AS day_first, count(*) FILTER (WHERE ${part(2)} > 12) AS month_first,
    count(*) FILTER (WHERE regexp_matches(@, '${utc}')) AS utc
  FROM (SELECT unnest([${places.join(', ')}]) AS place, trim(unnest([${cellList(places)}])) AS v FROM ${sample})
  WHERE v <> '' GROUP BY 1, 2 ORDER BY cells DESC, 1, 2`.replaceAll('@', 'v');
}

/** The style of one day column by its rows of `dayEvidence`; `usual` is the order the format is known to write. */
export function dayStyle(evidence: readonly DayEvidence[], usual?: DateOrder): DayStyle {
  const spellings = evidence.flatMap((row) => (row.spelling ? [row.spelling] : [])).sort();
  const dayFirst = evidence.reduce((sum, row) => sum + row.day_first, 0);
  const monthFirst = evidence.reduce((sum, row) => sum + row.month_first, 0);
  const order = dayFirst === monthFirst ? (usual ?? 'dmy') : dayFirst > monthFirst ? 'dmy' : 'mdy';
  return {
    ...{ spellings, order },
    ambiguous: spellings.includes('numeric') && dayFirst === monthFirst && !usual,
    isUtc: evidence.some(({ utc }) => utc > 0),
  };
}

function cellList(places: readonly number[]): string {
  return places.map((place) => `c${place}`).join(', ');
}
