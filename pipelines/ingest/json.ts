import { InputError } from '../domain/errors.ts';
import type { TextRecord } from './records.ts';
import type { Sheet } from './sheet.ts';
import { textBytes } from './survey.ts';

/** One object of a JSON export as flat cells: `a.b` for what is nested, its ancestors' cells before its own. */
type FlatObject = ReadonlyMap<string, string>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The type in an id such as `gid://shopify/ReturnLineItem/44`; objects without one are of the type ''. */
function typeOf(object: { [key: string]: Json }): string {
  return typeof object.id === 'string' ? (/^gid:\/\/\w+\/(\w+)\//.exec(object.id)?.[1] ?? '') : '';
}

/**
 * The objects of a document that hold no further list of objects, in their order, each with the plain cells of all that
 * it lies in: an ancestor's are named by its type (`Order.name`), its own as they are. `_type` is its own type.
 */
function* flatObjects(document: Json, above: FlatObject = new Map(), depth = 0): Generator<FlatObject> {
  if (depth > deepest) throw new InputError('It is nested deeper than any export.');
  if (Array.isArray(document)) {
    for (const element of document) yield* flatObjects(element, above, depth + 1);
    return;
  }
  if (document === null || typeof document !== 'object') return;
  const { cells, lists } = split(document);
  const type = typeOf(document);
  if (lists.length === 0 && cells.size > 0)
    yield new Map([...above, ...cells, ...(type ? [['_type', type] as const] : [])]);
  const inherited = new Map([
    ...above,
    ...Array.from(cells, ([name, cell]) => [type ? `${type}.${name}` : name, cell] as const),
  ]);
  for (const list of lists) yield* flatObjects(list, inherited, depth + 1);
}

/** Levels that exports nest at most. */
const deepest = 50;

/** The plain cells of an object, nested ones by their path, and the lists of objects in it. */
function split(
  object: { [key: string]: Json },
  path: readonly string[] = [],
  cells = new Map<string, string>(),
  lists: Json[][] = [],
) {
  if (path.length > deepest) throw new InputError('It is nested deeper than any export.');
  for (const [key, value] of Object.entries(object)) {
    if (value === null) continue;
    if (Array.isArray(value) && value.some((element) => element !== null && typeof element === 'object'))
      lists.push(value);
    else if (typeof value === 'object' && !Array.isArray(value)) split(value, [...path, key], cells, lists);
    else if (!Array.isArray(value) || value.length > 0)
      cells.set([...path, key].join('.'), Array.isArray(value) ? value.join(', ') : String(value));
  }
  return { cells, lists };
}

/** The objects of JSON Lines, one text per line: a child (`__parentId`) takes the cells of its ancestors before it. */
class LinkedObjects {
  private readonly known = new Map<string, FlatObject>();

  /** The flat objects of one line's. */
  *push(object: Json): Generator<FlatObject> {
    if (object === null || typeof object !== 'object' || Array.isArray(object)) return;
    const parent = typeof object.__parentId === 'string' ? this.known.get(object.__parentId) : undefined;
    // A new root begins: what hangs on the roots before it has been seen.
    if (object.__parentId === undefined) this.known.clear();
    const { __parentId: _link, ...own } = object;
    const type = typeOf(own);
    if (typeof own.id === 'string') {
      const named = Array.from(split(own).cells, ([name, cell]) => [type ? `${type}.${name}` : name, cell] as const);
      this.known.set(own.id, new Map([...(parent ?? []), ...named]));
    }
    yield* flatObjects(own, parent);
  }
}

/** Whether a text that begins so is JSON: one document, or an object a line. */
export function isJson(head: string): 'document' | 'lines' | null {
  const text = head.replace('\uFEFF', '').trimStart();
  if (!/^[{[]/.test(text)) return null;
  const end = text.indexOf('\n');
  return text[0] === '{' && end > 0 && parsed(text.slice(0, end)) !== undefined ? 'lines' : 'document';
}

/** The names of all cells that a JSON export's objects have. */
export async function jsonHeadings(sheet: Sheet): Promise<string[]> {
  const names = new Set<string>();
  for await (const rows of jsonRows(sheet))
    for (const { object } of rows) for (const name of object?.keys() ?? []) names.add(name);
  return [...names];
}

/** A JSON export's objects as records under the sheet's headings; a line that is no JSON stands beyond the last heading. */
export async function* jsonRecords(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  for await (const rows of jsonRows(sheet))
    yield rows.map(({ line, object, text }) => ({
      line,
      cells: [...sheet.headings.map((heading) => object?.get(heading) ?? ''), ...(object ? [] : [text])],
    }));
}

interface JsonRow {
  line: number;
  object: FlatObject | null;
  text: string;
}

async function* jsonRows(sheet: Sheet): AsyncGenerator<JsonRow[]> {
  const linked = new LinkedObjects();
  let line = 0;
  if (sheet.layout === 'document') {
    yield Array.from(flatObjects(await document(sheet)), (object) => ({ line: ++line, object, text: '' }));
    return;
  }
  for await (const texts of lines(sheet))
    yield texts.flatMap((text): JsonRow[] => {
      line++;
      if (text.trim() === '') return [];
      const object = parsed(text);
      return object === undefined
        ? [{ line, object: null, text }]
        : Array.from(linked.push(object), (flat) => ({ line, object: flat, text }));
    });
}

/** A document is held whole: larger ones come as JSON Lines. */
const largestDocument = 2 ** 28;

async function document(sheet: Sheet): Promise<Json> {
  if (sheet.survey.bytes > largestDocument)
    throw new InputError('It is one JSON document of more than 256 MB: JSON Lines can be of any size.');
  let text = '';
  for await (const piece of lines(sheet)) text += `${piece.join('\n')}\n`;
  const found = parsed(text);
  if (found === undefined) throw new InputError('It begins like JSON, but is not.');
  return found;
}

async function* lines(sheet: Sheet): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(sheet.encoding);
  let rest = '';
  for await (const bytes of textBytes(sheet.file.path, sheet.survey.packed)) {
    const pieces = (rest + decoder.decode(bytes as Buffer, { stream: true })).split('\n');
    rest = pieces.pop()!;
    yield pieces;
  }
  yield [rest + decoder.decode()];
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
