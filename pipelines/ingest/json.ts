import { InputError } from '../domain/errors.ts';
import type { TextRecord } from './records.ts';
import { type Sheet, sheetText } from './sheet.ts';

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
  // A connection may list its objects each in an edge of its own.
  if (document.node !== undefined) {
    yield* flatObjects(document.node, above, depth + 1);
    return;
  }
  const { cells, lists } = split(document);
  const type = typeOf(document);
  if (lists.length === 0) {
    const all = above.size > 0 ? new Map([...above, ...cells]) : cells;
    if (cells.size > 0) yield type ? all.set('_type', type) : all;
    return;
  }
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
  path = '',
  depth = 0,
  cells = new Map<string, string>(),
  lists: Json[][] = [],
) {
  if (depth > deepest) throw new InputError('It is nested deeper than any export.');
  for (const key of Object.keys(object)) {
    const value = object[key]!;
    if (value === null) continue;
    if (Array.isArray(value) && value.some((element) => element !== null && typeof element === 'object'))
      lists.push(value);
    else if (typeof value === 'object' && !Array.isArray(value))
      split(value, `${path}${key}.`, depth + 1, cells, lists);
    else if (!Array.isArray(value) || value.length > 0)
      cells.set(path + key, Array.isArray(value) ? value.join(', ') : String(value));
  }
  return { cells, lists };
}

/** The objects of JSON Lines, one text per line: a child (`__parentId`) takes the cells of its ancestors before it. */
class LinkedObjects {
  private readonly known = new Map<string, FlatObject>();

  /** The flat objects of one line's. */
  *push(object: { [key: string]: Json }): Generator<FlatObject> {
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

/** A JSON export's objects as records under the sheet's headings; a line that is no object stands beyond the last heading. */
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
    for await (const documents of documentsOf(sheet))
      yield documents.flatMap((document) =>
        Array.from(flatObjects(document), (object) => ({ line: ++line, object, text: '' })),
      );
    return;
  }
  for await (const texts of lines(sheet))
    yield texts.flatMap((text): JsonRow[] => {
      line++;
      if (text.trim() === '') return [];
      const object = parsed(text);
      return !isObject(object)
        ? [{ line, object: null, text }]
        : Array.from(linked.push(object), (flat) => ({ line, object: flat, text }));
    });
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A document that is no array is held whole: larger ones come as arrays, or as JSON Lines. */
const largestDocument = 2 ** 28;

/** The elements of a document that is an array, as they come; else the document itself. */
async function* documentsOf(sheet: Sheet): AsyncGenerator<Json[]> {
  const elements = new Elements();
  for await (const piece of sheetText(sheet)) {
    yield elements.push(piece).map((text) => {
      const element = parsed(text);
      if (element === undefined) throw notJson();
      return element;
    });
    if (elements.heldBytes > largestDocument)
      throw new InputError('It is one JSON object of more than 256 MB: arrays and JSON Lines can be of any size.');
  }
  if (!elements.isWhole) throw notJson();
}

function notJson(): InputError {
  return new InputError('It begins like JSON, but is not.');
}

const [doubleQuote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Cuts a JSON document that comes in pieces into the elements of its outermost array, or takes it whole if it is none. */
class Elements {
  private rest: Buffer[] = [];
  heldBytes = 0;
  private depth = 0;
  private isArray: boolean | null = null;
  private inText = false;
  private isEscaped = false;

  /** Whether the document has ended, and nothing stands behind it. */
  get isWhole(): boolean {
    return this.isOver && Buffer.concat(this.rest).toString().trim() === '';
  }

  private get isOver(): boolean {
    return this.isArray !== null && this.depth === 0;
  }

  /** The texts of the elements that end in this piece. */
  push(piece: Buffer): string[] {
    const texts: string[] = [];
    let from = 0;
    const take = (to: number) => {
      const text = Buffer.concat([...this.rest, piece.subarray(from, to)]).toString();
      if (text.trim() !== '') texts.push(text);
      this.rest = [];
      this.heldBytes = 0;
    };
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (this.inText) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === backslash) this.isEscaped = true;
        else if (byte === doubleQuote) this.inText = false;
      } else if (byte === doubleQuote) this.inText = true;
      else if (byte === openBracket || byte === openBrace) {
        if (this.isOver) throw notJson();
        this.isArray ??= byte === openBracket;
        if (++this.depth === 1 && this.isArray) from = at + 1;
      } else if (byte === closeBracket || byte === closeBrace) {
        if (--this.depth > 0) continue;
        take(this.isArray ? at : at + 1);
        from = at + 1;
      } else if (byte === comma && this.depth === 1 && this.isArray) {
        take(at);
        from = at + 1;
      }
    }
    this.rest.push(piece.subarray(from));
    this.heldBytes += piece.length - from;
    return texts;
  }
}

const longestLine = 1 << 24;

async function* lines(sheet: Sheet): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 1;
  for await (const piece of sheetText(sheet)) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = texts.pop()!;
    line += texts.length;
    if (rest.length > longestLine) throw new InputError(`Its line ${line} is longer than any export's.`);
    yield texts;
  }
  yield [rest + decoder.decode()];
}

/** Numbers of so many digits are ids, which no number of ours holds exactly: they are taken as texts. */
const longNumber = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

function parsed(text: string): Json | undefined {
  try {
    const exact = /\d{16}/.test(text)
      ? text.replace(longNumber, (part) => (part.startsWith('"') ? part : `"${part}"`))
      : text;
    return JSON.parse(exact) as Json;
  } catch {
    return undefined;
  }
}
