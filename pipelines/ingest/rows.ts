import { type RowProblem, rowProblems } from '../domain/row-problems.ts';
import { headingPlaces, layer, withReads } from './cells.ts';
import { literal } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';
import type { Check, MappedPart, Mapping } from './map.ts';
import type { Relation } from './read.ts';
import type { Sheet } from './sheet.ts';

/** What a row of the file is: a row of the part `part`, furniture, or set aside for the check `bad` of its part. */
export interface CensusRow {
  part: number | null;
  furniture: string | null;
  bad: number | null;
  row_count: number;
  /** Order lines that have no id of their own. */
  nameless: number;
  /** Rows with an order or SKU that a spreadsheet has rounded: `5,60105E+12`. */
  rounded: number;
  /** Rows whose picture's address is none. */
  unpictured: number;
}

/** Furniture that any export may hold: looked for among the rows that cannot be read only. */
function commonFurniture(sheet: Sheet, relation: Relation): string {
  const cells = sheet.headings.map((_, index) => `c${index}`);
  const repeated = sheet.headings
    .flatMap((heading, index) => (heading === '' ? [] : [`${cells[index]} = ${literal(heading)}`]))
    .slice(0, 6);
  const first = `lower(coalesce(${cells.join(', ')}, ''))`;
  return `CASE WHEN coalesce(${[...cells, ...(relation.hasExtra ? ['_extra'] : [])].join(', ')}) IS NULL THEN 'empty_row'
    WHEN ${repeated.join(' AND ')} THEN 'repeated_heading'
    WHEN regexp_matches(concat_ws(' ', ${cells.slice(0, 3).join(', ')}), '(?i)record\\(s\\) downloaded|^seller id *:') THEN 'footer'
    WHEN regexp_matches(${first}, '^(grand |sub)?(total|totals|summe|gesamt|somme|totaal|suma|totale|totaux)\\b') THEN 'total_row' END`;
}

/**
 * A relation of all rows of a file: each with its cells, what is read of them, and what it is (`_part`, `_furniture`, `_bad`).
 * @param hasSections whether the file repeats its headings: what lies between them are downloads of their own
 */
export function judgedRows(sheet: Sheet, relation: Relation, mapping: Mapping, hasSections = false): string {
  const { reads, furniture, parts } = mapping;
  const read = withReads(trimmed(mapping, sheet, relation), reads);
  const asked = layer(read, [
    `${furniture.length === 0 ? 'CAST(NULL AS VARCHAR)' : cases(furniture.map(([kind, when]) => [when, literal(kind)]))} AS _named`,
    `${parts.every(({ when }) => when === 'true') ? '0' : cases(parts.map(({ when }, index) => [when, String(index)]))} AS _asked`,
  ]);
  const checks = parts.map((part, index) => `WHEN ${index} THEN ${badCheck(part)}`);
  const extra = relation.hasExtra ? `WHEN _extra IS NOT NULL THEN ${noFit}` : '';
  const checked = layer(asked, [
    `CASE WHEN _named IS NOT NULL THEN NULL ${extra} WHEN _asked IS NULL THEN ${noPart} ELSE CASE _asked ${checks.join(' ')} END END AS _unread`,
  ]);
  const furnished = layer(checked, [
    `coalesce(_named, CASE WHEN _unread IS NOT NULL THEN ${commonFurniture(sheet, relation)} END) AS _furniture`,
  ]);
  return layer(furnished, [
    'CASE WHEN _furniture IS NULL THEN _unread END AS _bad',
    'CASE WHEN _furniture IS NULL AND _unread IS NULL THEN _asked END AS _part',
    hasSections
      ? `count(*) FILTER (WHERE _furniture = 'repeated_heading') OVER (ORDER BY _line) AS _section`
      : '0 AS _section',
  ]);
}

/** SQL over rows of one file that are judged. */
export class Rows {
  private readonly judged: string;
  private readonly mapping: Mapping;
  private readonly relation: Relation;

  /**
   * @param relation what the rows were read from
   * @param judged relation of `judgedRows`, or a table of such rows
   */
  constructor(mapping: Mapping, relation: Relation, judged: string) {
    this.mapping = mapping;
    this.relation = relation;
    this.judged = judged;
  }

  /** Counts rows by what they are. */
  get census(): string {
    const ids = this.mapping.parts.map(({ columns }) => columns.get('order_line_id') ?? 'NULL');
    return `SELECT _part AS part, _furniture AS furniture, _bad AS bad, count(*) AS row_count,
      count(*) FILTER (WHERE CASE _part ${ids.map((id, index) => `WHEN ${index} THEN ${id} IS NULL`).join(' ')} END) AS nameless
      , count(*) FILTER (WHERE ${this.rounded}) AS rounded
      , count(*) FILTER (WHERE ${this.unpictured}) AS unpictured
      FROM ${this.judged} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  }

  private get rounded(): string {
    const ids = this.mapping.parts.flatMap(({ columns }) => [columns.get('order_id'), columns.get('sku')]);
    const damaged = [...new Set(ids.filter((id) => id !== undefined))].map((id) => `contains(${id}, 'E+')`);
    return damaged.join(' OR ') || 'false';
  }

  /** Of several addresses of a row the first that is told counts, whatever the others are. */
  private get unpictured(): string {
    const links = this.mapping.reads.filter(({ kind }) => kind === 'link');
    const told = links.map(({ name, place }) => [`c${place} IS NOT NULL`, `${name} IS NULL`] as const);
    return told.length === 0 ? 'false' : `_part IS NOT NULL AND ${cases(told)}`;
  }

  /** The cells of the rows that cannot be read. */
  get unread(): string {
    return `SELECT COLUMNS('^c[0-9]+$') FROM ${this.judged} WHERE _bad IS NOT NULL`;
  }

  /** The typed rows of the only part without a rounded id; of order lines those that have one of their own. */
  get named(): string {
    const { part, columns } = this.mapping.parts[0]!;
    const hasId = part.table === 'order_lines' ? `AND ${columns.get('order_line_id')} IS NOT NULL` : '';
    return `${this.typed(0)} ${hasId} AND NOT coalesce(${this.rounded}, false)`;
  }

  /** The judged rows that belong to no part. */
  get left(): string {
    return `SELECT * FROM ${this.judged} WHERE _part IS NULL`;
  }

  /** The typed rows of one part. */
  typed(index: number): string {
    const part = this.mapping.parts[index]!;
    return `SELECT ${selected(part)}, _section${this.relation.hasLines ? ', _line' : ''} FROM ${this.judged} WHERE _part = ${index}`;
  }

  /** The typed rows that a further part gives; money on an order counts once, on however many rows it stands. */
  typedAlso(index: number): string {
    const also = this.mapping.also[index]!;
    const rows = also.part.table === 'order_refunds' ? `DISTINCT ${selected(also)}` : `${selected(also)}, _section`;
    return `SELECT ${rows} FROM ${this.judged}
      WHERE _part IS NOT NULL AND ${also.when}`;
  }

  /** The pseudonym of a row's customer, for all that the row could not be read. */
  private get customer(): string {
    const keys = this.mapping.parts.map(({ columns }) => columns.get('customer_key') ?? 'NULL');
    return `CAST(CASE _asked ${keys.map((key, index) => `WHEN ${index} THEN ${key}`).join(' ')} END AS VARCHAR)`;
  }

  /** What is wrong with further cells of a row, JSON {heading: problem}, once its first is told as `column_name`. */
  private get alsoWrong(): string {
    const parts = this.mapping.parts.map(({ checks }, index) => {
      const cells = [...new Set(checks.map(({ column }) => column))].map((column) => {
        const own = checks.filter((check) => check.column === column);
        const first = cases(own.map(({ fails, problem }) => [fails, told(problem)]));
        return `${literal(column)}, CASE WHEN column_name <> ${literal(column)} THEN ${first} END`;
      });
      return `WHEN ${index} THEN ${checks.length === 0 ? 'NULL' : `json_object(${cells.join(', ')})`}`;
    });
    const all = `json_merge_patch('{}', CASE WHEN _bad < ${noFit} THEN CASE _asked ${parts.join(' ')} END END)`;
    return `nullif(CAST(${all} AS VARCHAR), '{}')`;
  }

  /** The rows set aside: the failing cell, its problem, further ones, the customer's pseudonym, the whole row as JSON. */
  setAside(sheet: Sheet): string {
    const failing = (pick: (check: Check) => string) => {
      const parts = this.mapping.parts.map(({ checks }, index) => {
        const cases = checks.map((check, at) => `WHEN ${at} THEN ${pick(check)}`);
        return `WHEN ${index} THEN CASE _bad ${cases.join(' ')} END`;
      });
      return `CASE _asked ${parts.join(' ')} END`;
    };
    const names = distinct(sheet.headings.map((heading, index) => heading || `column ${index + 1}`));
    const raw = sheet.headings.map(
      (heading, index) =>
        `${literal(names[index]!)}, ${isPersonal(heading) ? `CASE WHEN c${index} IS NOT NULL THEN ${literal(masked)} END` : `c${index}`}`,
    );
    const { hasExtra } = this.relation;
    const beyond = (value: string) => `WHEN _bad = ${noFit} THEN ${hasExtra ? value : 'NULL'}`;
    return `SELECT _line AS line, CASE ${beyond(literal(beyondHeadings))} ELSE ${failing(({ column }) => literal(column))} END AS column_name,
      CASE ${beyond('_extra')} ELSE ${failing(({ value }) => value)} END AS value,
      CASE _bad WHEN ${noFit} THEN ${told('no_fit')} WHEN ${noPart} THEN ${told('no_part')}
        ELSE ${failing(({ problem }) => told(problem))} END AS problem,
      ${this.alsoWrong} AS also_wrong,
      ${this.customer} AS customer_key, CAST(json_object(${[...raw, ...(hasExtra ? [literal(beyondHeadings), '_extra'] : [])].join(', ')}) AS VARCHAR) AS raw FROM ${this.judged} WHERE _bad IS NOT NULL`;
  }
}

/** SQL: a problem as the warehouse tells it. */
function told(problem: RowProblem): string {
  return literal(rowProblems[problem].en);
}

const beyondHeadings = 'beyond the headings';
/** What stands in a row that was set aside for a cell that tells who a customer is. */
export const masked = '…';

const noFit = 1000;
const noPart = 1001;

/** Names of which the second of its kind is told as such: `Note`, `Note (2)`. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
}

function cases(branches: readonly (readonly [string, string])[]): string {
  return `CASE ${branches.map(([when, then]) => `WHEN ${when} THEN ${then}`).join(' ')} END`;
}

function badCheck({ checks }: MappedPart): string {
  return checks.length === 0 ? 'NULL' : cases(checks.map(({ fails }, at) => [fails, String(at)]));
}

function selected({ columns }: MappedPart): string {
  return Array.from(columns, ([name, value]) => `${value} AS ${name}`).join(', ');
}

/** The relation with its cells trimmed, blank being NULL, and with those that one row of a group carries for all of it. */
function trimmed({ format }: Mapping, sheet: Sheet, relation: Relation): string {
  const cells = sheet.headings.map((_, index) => `${trimmedCell(`c${index}`)} AS c${index}`);
  const relationOfCells = `(SELECT * REPLACE (${cells.join(', ')}) FROM ${relation.sql})`;
  if (!format.carried) return relationOfCells;
  const places = headingPlaces(sheet.headings);
  const by = format.carried.by.map((heading) => places.get(headingKey(heading))).find((place) => place !== undefined);
  const carried = format.carried.headings.flatMap((heading) => places.get(headingKey(heading)) ?? []);
  if (by === undefined || carried.length === 0) return relationOfCells;
  const rows = format.carried.isOnFirstOnly ? grouped(relationOfCells, cells.length, by, carried) : relationOfCells;
  // One row per group beside the rows is several times faster than a window over each column.
  const firsts = carried.map((place) => `arg_min(c${place}, _line) AS c${place}`);
  const groups = `(SELECT c${by} AS _group, ${firsts.join(', ')} FROM ${rows} WHERE c${by} IS NOT NULL GROUP BY 1)`;
  const replaced = carried.map((place) => `coalesce(g.c${place}, r.c${place}) AS c${place}`);
  return `(SELECT r.* REPLACE (${replaced.join(', ')}) FROM ${rows} r LEFT JOIN ${groups} g ON g._group = r.c${by})`;
}

/** The rows, those that tell nothing of their group being of the group above them. */
function grouped(rows: string, width: number, by: number, carried: readonly number[]): string {
  const told = `coalesce(${[by, ...carried].map((place) => `c${place}`).join(', ')})`;
  const all = `coalesce(${Array.from({ length: width }, (_, place) => `c${place}`).join(', ')})`;
  const above = `last_value(c${by} IGNORE NULLS) OVER (ORDER BY _line)`;
  return `(SELECT * REPLACE (CASE WHEN ${told} IS NULL AND ${all} IS NOT NULL THEN ${above} ELSE c${by} END AS c${by}) FROM ${rows})`;
}

/** Most cells have no blanks around them, and telling so costs a tenth of looking at each letter. */
function trimmedCell(cell: string): string {
  const mayHaveBlanks = `${cell} < '!' OR suffix(${cell}, ' ') OR strlen(${cell}) <> length(${cell})`;
  return `CASE WHEN ${mayHaveBlanks} THEN nullif(trim(${cell}), '') ELSE ${cell} END`;
}

/** Headings of what tells who a customer is: set-aside rows keep such cells out of the warehouse. */
const personal =
  /mail|phone|telefon|téléphone|address|adresse|adresa|street|straße|strasse|\brue\b|zip|postal|postcode|plz|\bcity|ville|\bort\b|\bbuyer|customer(?! (note|comment))|kunde(?!n?kommentar)|^client|nume |first name|last name|full name|ship name|billing|bill-to|ship-to|livrare|facturare|shipping (name|company)|note attributes|\bvat\b/i;

function isPersonal(heading: string): boolean {
  return personal.test(heading);
}
