import { message } from '../../base/message.ts';
import { readBlock } from './blockScalar.ts';
import { BYTE_ORDER_MARK, END, isBlankBreakOrEnd, isBreak, TAB } from './characters.ts';
import { Cursor, endOfLine, separatorAt } from './cursor.ts';
import { yamlLimits } from './limits.ts';
import { readPlain } from './plainScalar.ts';
import { YamlRefusal } from './problem.ts';
import { readDirective, readName, readTag } from './properties.ts';
import { readQuoted } from './quotedScalar.ts';
import { OffsetMap, ValueSink, type ScalarSink } from './scalarSink.ts';
import { SimpleKeys } from './simpleKeys.ts';
import type { ScalarStyle } from './node.ts';
import type { SignKind, Token } from './tokens.ts';

/**
 * Cuts a text as PyYAML 6.0.3 does, in YAML 1.1 with its peculiarities: a key on one line is known only by its `:`, so that its signs are put
 * in before it afterwards. Always ends with a token `streamEnd` or `refusal`.
 * @param text without characters that PyYAML's reader refuses
 */
export function scan(text: string): readonly Token[] {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #cursor: Cursor;
  readonly #tokens: Token[] = [];
  readonly #keys = new SimpleKeys();
  /** Unclosed brackets: above 0, indentation does not matter. */
  #flowLevel = 0;
  /** Column of the block collection around; -1 at the top. */
  #indent = -1;
  readonly #outerIndents: number[] = [];
  /** Whether a key, or in a block also a collection, may begin here. */
  #mayBeKey = true;

  constructor(text: string) {
    this.#text = `${text}\0`;
    this.#cursor = new Cursor(this.#text);
  }

  scan(): readonly Token[] {
    try {
      if (this.#cursor.code() === BYTE_ORDER_MARK) this.#cursor.pos += 1;
      while (this.#tokens.at(-1)?.kind !== 'streamEnd') {
        this.#next();
        if (this.#tokens.length > yamlLimits.tokens) this.#refuseAmount();
      }
    } catch (error) {
      if (!(error instanceof YamlRefusal)) throw error;
      const { start, end } = error.problem.at;
      // What may be a key is not told before it is known: a key without its `:` is the reason then, not what it does not fit to.
      this.#tokens.length = this.#keys.firstToken() ?? this.#tokens.length;
      this.#tokens.push({ kind: 'refusal', start, end, refusal: error });
    }
    return this.#tokens;
  }

  #next(): void {
    const cursor = this.#cursor;
    this.#keys.forgetStale(cursor);
    this.#skipToToken();
    this.#keys.forgetStale(cursor);
    const column = cursor.column();
    this.#unwind(column);
    const code = cursor.code();
    if (column === 0 && this.#scanAtLineStart(code)) return;
    if (isBlankBreakOrEnd(cursor.code(1)) && this.#scanSpacedSign(code)) return;
    this.#scanSign(code);
  }

  /** Spaces, comments and breaks; a break in a block lets a key begin. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      cursor.skipSpaces();
      if (cursor.code() === 0x23) cursor.skipToBreak();
      if (!isBreak(cursor.code())) return;
      cursor.skipBreak();
      if (this.#flowLevel === 0) this.#mayBeKey = true;
    }
  }

  #scanAtLineStart(code: number): boolean {
    const cursor = this.#cursor;
    if (code === 0x25) {
      this.#endBlocks();
      this.#tokens.push(readDirective(cursor));
      return true;
    }
    if (!separatorAt(this.#text, cursor.pos)) return false;
    this.#endBlocks();
    this.#sign(code === 0x2d ? 'documentStart' : 'documentEnd', 3);
    return true;
  }

  /** Signs that need a blank or a break behind them, at least in a block. */
  #scanSpacedSign(code: number): boolean {
    if (code === 0x2d) this.#scanEntry();
    else if (code === 0x3f) this.#scanKey();
    else if (code === 0x3a) this.#scanValue();
    else return false;
    return true;
  }

  #scanSign(code: number): void {
    switch (code) {
      case END:
        return this.#scanEnd();
      case 0x5b:
        return this.#openFlow('flowSequence');
      case 0x7b:
        return this.#openFlow('flowMapping');
      case 0x5d:
        return this.#closeFlow('flowSequenceEnd');
      case 0x7d:
        return this.#closeFlow('flowMappingEnd');
      case 0x2c:
        return this.#scanComma();
      case 0x2a:
      case 0x26:
        this.#saveKey();
        this.#mayBeKey = false;
        this.#tokens.push(readName(this.#cursor));
        return;
      case 0x21:
        this.#saveKey();
        this.#mayBeKey = false;
        this.#tokens.push(readTag(this.#cursor));
        return;
      case 0x27:
      case 0x22:
        return this.#scanQuoted(code === 0x27 ? 'single' : 'double');
      default:
        return this.#scanOther(code);
    }
  }

  #scanOther(code: number): void {
    if (this.#flowLevel === 0) {
      if (code === 0x7c || code === 0x3e) return this.#scanBlock(code === 0x7c ? 'literal' : 'folded');
    } else {
      if (code === 0x3f) return this.#scanKey();
      if (code === 0x3a) return this.#scanValue();
    }
    if (neverFirst.has(code)) this.#refuseCharacter(code);
    this.#scanPlain();
  }

  #scanEnd(): void {
    this.#endBlocks();
    this.#sign('streamEnd', 0);
  }

  #endBlocks(): void {
    this.#unwind(-1);
    this.#keys.remove(this.#flowLevel);
    this.#mayBeKey = false;
  }

  #openFlow(kind: SignKind): void {
    this.#saveKey();
    this.#flowLevel += 1;
    this.#mayBeKey = true;
    this.#sign(kind, 1);
    this.#checkDepth();
  }

  #closeFlow(kind: SignKind): void {
    const { pos } = this.#cursor;
    if (this.#flowLevel === 0)
      throw new YamlRefusal('yaml-syntax', message('yamlFlowClose', { closing: this.#text.charAt(pos) }), pos, pos + 1);
    this.#keys.remove(this.#flowLevel);
    this.#flowLevel -= 1;
    this.#mayBeKey = false;
    this.#sign(kind, 1);
  }

  #scanComma(): void {
    this.#mayBeKey = true;
    this.#keys.remove(this.#flowLevel);
    this.#sign('comma', 1);
  }

  #scanEntry(): void {
    if (this.#flowLevel === 0) this.#beginBlock('blockSequence', 'yamlEntryPlace');
    this.#mayBeKey = true;
    this.#keys.remove(this.#flowLevel);
    this.#sign('entry', 1);
  }

  #scanKey(): void {
    if (this.#flowLevel === 0) this.#beginBlock('blockMapping', 'yamlKeyPlace');
    this.#mayBeKey = this.#flowLevel === 0;
    this.#keys.remove(this.#flowLevel);
    this.#sign('key', 1);
  }

  #scanValue(): void {
    const key = this.#keys.take(this.#flowLevel);
    if (key !== undefined) {
      this.#insert(key.token, 'key', key.start);
      if (this.#flowLevel === 0 && this.#indentTo(key.column)) this.#insert(key.token, 'blockMapping', key.start);
      this.#mayBeKey = false;
    } else {
      if (this.#flowLevel === 0) this.#beginBlock('blockMapping', 'yamlValuePlace');
      this.#mayBeKey = this.#flowLevel === 0;
      this.#keys.remove(this.#flowLevel);
    }
    this.#sign('value', 1);
  }

  #scanQuoted(style: ScalarStyle): void {
    this.#saveKey();
    this.#mayBeKey = false;
    this.#scalar(style, (cursor, sink) => {
      readQuoted(cursor, sink);
      return cursor.pos;
    });
  }

  #scanBlock(style: ScalarStyle): void {
    this.#mayBeKey = true;
    this.#keys.remove(this.#flowLevel);
    const indent = this.#indent;
    this.#scalar(style, (cursor, sink) => readBlock(cursor, indent, sink));
  }

  #scanPlain(): void {
    this.#saveKey();
    const indent = this.#indent + 1;
    const inFlow = this.#flowLevel > 0;
    const end = this.#scalar('plain', (cursor, sink) => readPlain(cursor, indent, inFlow, sink));
    this.#mayBeKey = this.#cursor.lineStart > end;
  }

  /** The way back from the value to the file is walked only when it is asked for. */
  #scalar(style: ScalarStyle, read: (cursor: Cursor, sink: ScalarSink) => number): number {
    const cursor = this.#cursor;
    const { pos: start, lineStart } = cursor;
    const values = new ValueSink(this.#text);
    const end = read(cursor, values);
    let map: OffsetMap | undefined;
    const sourceOf = (index: number) => {
      if (map === undefined) {
        map = new OffsetMap(style === 'single' || style === 'double' ? start + 1 : end);
        read(cursor.at(start, lineStart), map);
      }
      return map.spanOf(index);
    };
    this.#tokens.push({ kind: 'scalar', start, end, value: values.value, style, sourceOf });
    return end;
  }

  #saveKey(): void {
    if (!this.#mayBeKey) return;
    const cursor = this.#cursor;
    const column = cursor.column();
    this.#keys.save({
      flowLevel: this.#flowLevel,
      token: this.#tokens.length,
      isRequired: this.#flowLevel === 0 && this.#indent === column,
      start: cursor.pos,
      index: cursor.index(),
      lineStart: cursor.lineStart,
      column,
    });
  }

  #beginBlock(kind: SignKind, refusal: 'yamlEntryPlace' | 'yamlKeyPlace' | 'yamlValuePlace'): void {
    const { pos } = this.#cursor;
    if (!this.#mayBeKey) throw new YamlRefusal('yaml-syntax', message(refusal), pos, pos + 1);
    if (this.#indentTo(this.#cursor.column())) this.#sign(kind, 0);
  }

  #indentTo(column: number): boolean {
    if (this.#indent >= column) return false;
    this.#outerIndents.push(this.#indent);
    this.#indent = column;
    this.#checkDepth();
    return true;
  }

  #unwind(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#indent = this.#outerIndents.pop() ?? -1;
      this.#sign('blockEnd', 0);
    }
  }

  #sign(kind: SignKind, length: number): void {
    const start = this.#cursor.pos;
    this.#cursor.pos += length;
    this.#tokens.push({ kind, start, end: start + length });
  }

  /** A key holds 1,024 characters at most, so that few tokens have to make way. */
  #insert(at: number, kind: SignKind, start: number): void {
    this.#tokens.splice(at, 0, { kind, start, end: start });
  }

  #refuseCharacter(code: number): never {
    const { pos } = this.#cursor;
    if (code === TAB) {
      let end = pos;
      while (this.#text.charCodeAt(end) === TAB) end += 1;
      throw new YamlRefusal('yaml-tab', message('yamlTab'), pos, end);
    }
    const character = this.#text.charAt(pos);
    throw new YamlRefusal('yaml-syntax', message('yamlCharacterStart', { character }), pos, pos + 1);
  }

  /** The parser counts them, too; here it saves the rest of the way. */
  #checkDepth(): void {
    const { depth } = yamlLimits;
    if (this.#flowLevel + this.#outerIndents.length <= depth) return;
    const { pos } = this.#cursor;
    throw new YamlRefusal('yaml-limit', message('yamlTooDeep', { depth }), Math.max(pos - 1, 0), pos);
  }

  #refuseAmount(): never {
    const { pos } = this.#cursor;
    const end = endOfLine(this.#text, pos);
    throw new YamlRefusal('yaml-limit', message('yamlTooMany', { count: yamlLimits.tokens }), pos, end);
  }
}

/** What no plain scalar begins with; `-`, `?` and `:` may with something behind them, in a block at least. */
const neverFirst: ReadonlySet<number> = new Set(Array.from('\t,[]{}#&*!|>\'"%@`', (sign) => sign.charCodeAt(0)));
