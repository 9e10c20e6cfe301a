import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { JsonTape, kinds } from './json-tape.ts';

/** A cell of a row: the part of the tape it stands in, or its text. */
export type JsonCell = number | string;

/** The cells of an object that rows lie in, by the places of their names, and those of what it lies in itself. */
interface Frame {
  readonly places: readonly number[];
  readonly cells: readonly JsonCell[];
  readonly above: Frame | null;
  readonly depth: number;
}

/** A line that others may name as the one they lie in: where its text stands, read when one does. */
interface LinkedLine {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  readonly parent: string | undefined;
  frame?: Frame | null;
}

/** What stands in an object besides its plain cells. */
interface Inside {
  /** Its type, of an id like `gid://shopify/ReturnLineItem/44`; '' where it has no such. */
  type: string;
  /** Its lists of objects: the part of the tape, and what is known of their elements. */
  readonly lists: { readonly part: number; readonly elements: Level }[];
  /** A connection may list its objects each in an edge of its own, as its `node`. */
  node: { readonly part: number; readonly elements: Level } | null;
}

/** Levels of lists and objects that exports nest at most. */
const deepest = 50;
const mostNames = 2000;
const mostMembers = 20_000;
/** Lines that those which hang on them follow within. */
const mostLinked = 200_000;

/**
 * The rows of a JSON export: its objects that hold no further list of objects, in their order, each with the plain cells of
 * all that it lies in. An ancestor's are named by its type (`Order.name`), its own as they are, nested ones by their path
 * (`a.b`); `_type` is its own type.
 */
export class JsonRows {
  /** The names of all cells so far, by their places. */
  readonly names: string[] = [];
  /** The cells of the row that is told, by the places of their names. */
  readonly row: (JsonCell | undefined)[] = [];
  private tape: JsonTape;
  private readonly linkedTape = new JsonTape();
  private readonly onRow: () => void;
  private readonly places = new Map<string, number>();
  private readonly linked = new Map<string, LinkedLine>();
  private readonly root = new Level('', { members: 0 });
  /** The lines' own objects, whose links are none of their cells. */
  private linkedRoot: Level | null = null;
  /** The plain cells of the object that is looked at, as many as `found`. */
  private readonly members: Member[] = [];
  private readonly cells: JsonCell[] = [];
  private found = 0;

  /** @param names those that are known already, by their places */
  constructor(tape: JsonTape, names: readonly string[], onRow: () => void) {
    this.tape = tape;
    this.onRow = onRow;
    for (const name of names) this.placeOf(name);
  }

  /**
   * Tells the rows of the value on the tape, one after another.
   * @throws InputError when it is nested deeper or has more names than any export
   */
  tell(): void {
    this.tellValue(0, this.root, null, 0);
  }

  /**
   * Tells the rows of the object on the tape, one line's of many: a child (`__parentId`) takes the cells of its ancestors,
   * which stand before it.
   */
  tellLinked(): void {
    const { tape, linked } = this;
    this.linkedRoot = this.root;
    const [id, parent] = [this.textOf('id'), this.textOf(linkName)];
    // A new root begins: what hangs on the roots before it has been seen.
    if (parent === undefined) linked.clear();
    const above = parent === undefined ? null : this.frameOf(parent);
    this.tellValue(0, this.root, above, 0);
    if (id === undefined) return;
    linked.set(id, { bytes: tape.bytes, from: tape.from(0), to: tape.end, parent });
    if (linked.size > mostLinked) linked.delete(linked.keys().next().value!);
  }

  /** What lies in a line takes from it, and from what it lies in itself. */
  private frameOf(id: string): Frame | null {
    const line = this.linked.get(id);
    if (!line || line.frame !== undefined) return line?.frame ?? null;
    // Lines that name each other lie in nothing.
    line.frame = null;
    const above = line.parent === undefined ? null : this.frameOf(line.parent);
    const { tape, linkedTape } = this;
    this.tape = linkedTape;
    linkedTape.read(line.bytes, line.from, line.to, true);
    const { type } = this.lookAt(0, this.root);
    line.frame = this.frame(type, above, (cell) => (typeof cell === 'number' ? linkedTape.text(cell) : cell));
    this.tape = tape;
    return line.frame;
  }

  private textOf(name: string): string | undefined {
    const { tape } = this;
    for (let key = 3; key < tape.next(0); key = tape.next(key + 3))
      if (tape.to(key) - tape.from(key) === name.length && tape.isText(key + 3) && tape.text(key) === name)
        return tape.text(key + 3);
    return undefined;
  }

  private tellValue(part: number, level: Level, above: Frame | null, depth: number): void {
    if (depth > deepest) throw new InputError(notice('deep_json'));
    const { tape } = this;
    const kind = tape.kind(part);
    if (kind === kinds.list)
      for (let at = part + 3; at < tape.next(part); at = tape.next(at)) this.tellValue(at, level, above, depth + 1);
    if (kind !== kinds.object) return;
    const { type, lists, node } = this.lookAt(part, level);
    if (node) this.tellValue(node.part, node.elements, above, depth + 1);
    else if (lists.length > 0) {
      const frame = this.frame(type, above, (cell) => cell);
      for (const { part, elements } of lists) this.tellValue(part, elements, frame, depth + 1);
    } else if (this.found > 0) this.tellRow(type, above);
  }

  private tellRow(type: string, above: Frame | null): void {
    const { row, members, cells, found } = this;
    row.fill(undefined);
    this.fill(above);
    for (let at = 0; at < found; at++) row[this.placeIn('', members[at]!)] = cells[at];
    if (type !== '') row[this.placeOf('_type')] = type;
    this.onRow();
  }

  private fill(frame: Frame | null): void {
    if (!frame) return;
    this.fill(frame.above);
    for (let at = 0; at < frame.cells.length; at++) this.row[frame.places[at]!] = frame.cells[at];
  }

  /** The plain cells of the object that was looked at last, for the rows in it. */
  private frame(type: string, above: Frame | null, kept: (cell: JsonCell) => JsonCell): Frame {
    const depth = (above?.depth ?? 0) + 1;
    if (depth > deepest) throw new InputError(notice('deep_json'));
    const places = this.members.slice(0, this.found).map((member) => this.placeIn(type, member));
    return { places, cells: this.cells.slice(0, this.found).map(kept), above, depth };
  }

  /** Where a cell stands in the rows: one's own, or that of an ancestor of this type. */
  private placeIn(type: string, member: Member): number {
    const known = type === '' ? member.place : member.places.get(type);
    if (known !== undefined) return known;
    const place = this.placeOf(type === '' ? member.name : `${type}.${member.name}`);
    if (type === '') member.place = place;
    else member.places.set(type, place);
    return place;
  }

  private placeOf(name: string): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const place = this.names.push(name) - 1;
    if (place >= mostNames) throw new InputError(notice('too_many_columns', { columns: place + 1 }));
    this.places.set(name, place);
    this.row.push(undefined);
    return place;
  }

  /** Finds the plain cells of an object, and what stands in it besides. */
  private lookAt(part: number, level: Level): Inside {
    const inside: Inside = { type: '', lists: [], node: null };
    this.found = 0;
    this.look(inside, part, level, 0);
    return inside;
  }

  private look(inside: Inside, part: number, level: Level, depth: number): void {
    if (depth > deepest) throw new InputError(notice('deep_json'));
    const { tape } = this;
    const end = tape.next(part);
    let place = 0;
    for (let key = part + 3; key < end; key = tape.next(key + 3)) {
      place = level.find(tape, key, place);
      const member = level.members[place++]!;
      const value = key + 3;
      const kind = tape.kind(value);
      if (member.isLink && level === this.linkedRoot) continue;
      if (member.isNode) inside.node = { part: value, elements: member.elements };
      else if (kind === kinds.object) this.look(inside, value, member.inside, depth + 1);
      else if (kind === kinds.list) this.lookAtList(inside, value, member);
      else if (kind !== kinds.null) this.add(member, value);
      if (member.isId && tape.isText(value)) inside.type = typeOf(tape.text(value));
    }
  }

  private lookAtList(inside: Inside, part: number, member: Member): void {
    const { tape } = this;
    const texts: string[] = [];
    for (let at = part + 3; at < tape.next(part); at = tape.next(at)) {
      if (tape.kind(at) <= kinds.list) {
        inside.lists.push({ part, elements: member.elements });
        return;
      }
      texts.push(tape.kind(at) === kinds.null ? '' : tape.text(at));
    }
    if (texts.length > 0) this.add(member, texts.join(', '));
  }

  private add(member: Member, cell: JsonCell): void {
    this.members[this.found] = member;
    this.cells[this.found++] = cell;
  }
}

const linkName = '__parentId';

function typeOf(id: string): string {
  return id.startsWith('gid://') ? (/^gid:\/\/\w+\/(\w+)\//.exec(id)?.[1] ?? '') : '';
}

/** What is known of the objects that stand at one place of a document: their members, in the order they were seen. */
class Level {
  readonly members: Member[] = [];
  private readonly places = new Map<string, number>();
  private readonly path: string;
  private readonly count: { members: number };

  constructor(path: string, count: { members: number }) {
    this.path = path;
    this.count = count;
  }

  /** The place of the member with this key, most likely the one that is told. */
  find(tape: JsonTape, key: number, likely: number): number {
    if (likely < this.members.length && this.members[likely]!.isCalled(tape, key)) return likely;
    const name = tape.text(key);
    const known = this.places.get(name);
    if (known !== undefined) return known;
    if (++this.count.members > mostMembers)
      throw new InputError(notice('too_many_columns', { columns: this.count.members }));
    const place = this.members.push(new Member(this.path, name, this.count)) - 1;
    this.places.set(name, place);
    return place;
  }
}

class Member {
  readonly name: string;
  readonly isId: boolean;
  readonly isLink: boolean;
  readonly isNode: boolean;
  /** Where its cells stand in the rows. */
  place: number | undefined;
  /** Where they stand as those of an ancestor, by its type. */
  readonly places = new Map<string, number>();
  private readonly key: Buffer;
  private readonly count: { members: number };
  private ofObject: Level | undefined;
  private ofList: Level | undefined;

  constructor(path: string, key: string, count: { members: number }) {
    this.name = path + key;
    this.isId = this.name === 'id';
    this.isLink = this.name === linkName;
    this.isNode = this.name === 'node';
    this.key = Buffer.from(key);
    this.count = count;
  }

  /** What is known of the object it is. */
  get inside(): Level {
    this.ofObject ??= new Level(`${this.name}.`, this.count);
    return this.ofObject;
  }

  /** What is known of the objects that it lists. */
  get elements(): Level {
    this.ofList ??= new Level('', this.count);
    return this.ofList;
  }

  isCalled(tape: JsonTape, part: number): boolean {
    const { key } = this;
    const from = tape.from(part);
    if (tape.to(part) - from !== key.length || tape.kind(part) === kinds.escapedText) return false;
    for (let at = 0; at < key.length; at++) if (tape.bytes[from + at] !== key[at]) return false;
    return true;
  }
}
