import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';

/** What a value on a tape is. */
export const kinds = {
  object: 1,
  list: 2,
  null: 3,
  literal: 4,
  number: 5,
  /** A number written with an exponent. */
  power: 6,
  /** A text whose letters stand for themselves; in the second kind a comma is among them, in the third an escape. */
  text: 7,
  textWithComma: 8,
  escapedText: 9,
} as const;

/** Levels that exports nest at most, lists and objects counted apart. */
const deepest = 120;
const mostValues = 1 << 25;
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * A JSON value by the places of its parts, so that it can be walked through without making anything of what is not asked
 * for: several times faster than objects. A part is known by its place on the tape; the first is the value itself.
 */
export class JsonTape {
  /** The bytes the value stands in. */
  bytes: Buffer = Buffer.alloc(0);
  /** Where in the bytes what stands behind the value begins. */
  end = 0;
  /** Of each part its kind and where its text begins and ends; of an object or a list where the next part is. */
  private parts = new Int32Array(3 << 12);
  private size = 0;
  private limit = 0;

  /**
   * Reads the value that begins in these bytes at `from`, by all rules of JSON.
   * @param isAll whether nothing follows the bytes: otherwise a value they do not end is `open`
   * @throws InputError when it is nested deeper than any export, or has too many parts to be held
   */
  read(bytes: Buffer, from: number, to: number, isAll: boolean): 'whole' | 'open' | 'broken' {
    [this.bytes, this.end, this.limit, this.size] = [bytes, from, to, 0];
    if (this.value(0) && (isAll || this.end < to || !this.isNumber(0))) return 'whole';
    return this.end >= to && !isAll ? 'open' : 'broken';
  }

  kind(part: number): number {
    return this.parts[part]!;
  }

  /** Where a part begins, or the text of one that is no object and no list: a text's quotes are none of it. */
  from(part: number): number {
    return this.parts[part + 1]!;
  }

  to(part: number): number {
    return this.parts[part + 2]!;
  }

  /** The part behind this one and all that is in it. */
  next(part: number): number {
    return this.parts[part]! <= kinds.list ? this.parts[part + 2]! : part + 3;
  }

  /** The text of a part that is no object and no list: a number as it is written, to its last digit. */
  text(part: number): string {
    const written = this.bytes.toString('utf8', this.from(part), this.to(part));
    if (this.kind(part) === kinds.escapedText) return JSON.parse(`"${written}"`) as string;
    return this.kind(part) === kinds.power ? String(Number(written)) : written;
  }

  isObject(part: number): boolean {
    return this.parts[part] === kinds.object;
  }

  isText(part: number): boolean {
    return this.parts[part]! >= kinds.text;
  }

  private isNumber(part: number): boolean {
    return this.kind(part) === kinds.number || this.kind(part) === kinds.power;
  }

  private value(depth: number): boolean {
    const byte = this.skipBlanks();
    if (byte === quote) return this.string();
    if (byte === openBrace) return this.members(depth);
    if (byte === openBracket) return this.elements(depth);
    return byte === 0x74 || byte === 0x66 || byte === 0x6e ? this.literal(byte) : this.number();
  }

  private members(depth: number): boolean {
    const own = this.open(kinds.object, depth);
    if (this.skipBlanks() === closeBrace) return this.close(own);
    for (;;) {
      if (this.skipBlanks() !== quote || !this.string()) return false;
      if (this.skipBlanks() !== colon) return false;
      this.end++;
      if (!this.value(depth + 1)) return false;
      const byte = this.skipBlanks();
      if (byte === closeBrace) return this.close(own);
      if (byte !== comma) return false;
      this.end++;
    }
  }

  private elements(depth: number): boolean {
    const own = this.open(kinds.list, depth);
    if (this.skipBlanks() === closeBracket) return this.close(own);
    for (;;) {
      if (!this.value(depth + 1)) return false;
      const byte = this.skipBlanks();
      if (byte === closeBracket) return this.close(own);
      if (byte !== comma) return false;
      this.end++;
    }
  }

  private open(kind: number, depth: number): number {
    if (depth > deepest) throw new InputError(notice('deep_json'));
    const own = this.size;
    this.add(kind, this.end, 0);
    this.end++;
    return own;
  }

  private close(own: number): boolean {
    this.parts[own + 2] = this.size;
    this.end++;
    return true;
  }

  private string(): boolean {
    const { bytes, limit } = this;
    const from = this.end + 1;
    let kind: number = kinds.text;
    for (let at = from; at < limit; at++) {
      const byte = bytes[at]!;
      if (byte === quote) {
        this.add(kind, from, at);
        this.end = at + 1;
        return kind !== kinds.escapedText || this.isWellEscaped(from, at);
      }
      if (byte === backslash) {
        kind = kinds.escapedText;
        at++;
      } else if (byte === comma) {
        if (kind === kinds.text) kind = kinds.textWithComma;
      } else if (byte < 0x20) {
        this.end = at;
        return false;
      }
    }
    this.end = limit;
    return false;
  }

  private isWellEscaped(from: number, to: number): boolean {
    const { bytes } = this;
    for (let at = bytes.indexOf(backslash, from); at >= 0 && at < to; at = bytes.indexOf(backslash, at + 2)) {
      const isHex = bytes[at + 1] === 0x75 && /^[\da-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6));
      if (!isHex && !shortEscapes.includes(bytes[at + 1]!)) return false;
    }
    return true;
  }

  private literal(first: number): boolean {
    const word = first === 0x74 ? 'true' : first === 0x66 ? 'false' : 'null';
    const to = Math.min(this.end + word.length, this.limit);
    const written = this.bytes.toString('latin1', this.end, to);
    if (written === word) this.add(first === 0x6e ? kinds.null : kinds.literal, this.end, to);
    if (word.startsWith(written)) this.end = to;
    return written === word;
  }

  private number(): boolean {
    const { bytes, limit } = this;
    const whole = bytes[this.end] === 0x2d ? this.end + 1 : this.end;
    let at = this.digits(whole);
    let kind: number = kinds.number;
    let isWhole = at > whole && !(bytes[whole] === 0x30 && at > whole + 1);
    if (isWhole && at < limit && bytes[at] === 0x2e) {
      const from = at + 1;
      at = this.digits(from);
      isWhole = at > from;
    }
    if (isWhole && at < limit && (bytes[at]! | 0x20) === 0x65) {
      const from = bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d ? at + 2 : at + 1;
      at = this.digits(from);
      isWhole = at > from;
      kind = kinds.power;
    }
    if (isWhole) this.add(kind, this.end, at);
    this.end = Math.min(at, limit);
    return isWhole;
  }

  /** Where the digits that begin at a place end. */
  private digits(from: number): number {
    const { bytes, limit } = this;
    let at = from;
    while (at < limit && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
    return at;
  }

  private skipBlanks(): number | undefined {
    const { bytes, limit } = this;
    let at = this.end;
    if (at >= limit) return undefined;
    let byte = bytes[at];
    if (byte! > 0x20) return byte;
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at];
    this.end = at;
    return at < limit ? byte : undefined;
  }

  private add(kind: number, from: number, to: number): void {
    if (this.size + 3 > this.parts.length) {
      if (this.size > mostValues * 3) throw new InputError(notice('large_json'));
      const grown = new Int32Array(this.parts.length * 2);
      grown.set(this.parts);
      this.parts = grown;
    }
    this.parts[this.size] = kind;
    this.parts[this.size + 1] = from;
    this.parts[this.size + 2] = to;
    this.size += 3;
  }
}

/** What may stand behind a backslash, but for the number of a letter. */
const shortEscapes = Buffer.from('"\\/bfnrt');
