import { message } from '../../base/message.ts';
import { Composer, noProperties, type Properties } from './composer.ts';
import { yamlLimits } from './limits.ts';
import type { YamlNode, YamlPair } from './node.ts';
import { YamlRefusal, type YamlProblem } from './problem.ts';
import { declaredHandles, wholeTag, type TagHandles } from './tagHandles.ts';
import type { DirectiveToken, NameToken, Token } from './tokens.ts';

export interface Parsed {
  /** Undefined when the text holds no document, or when it is broken. */
  readonly root: YamlNode | undefined;
  /** In the order of the file. */
  readonly problems: readonly YamlProblem[];
  /** The last of the problems ended the reading: there is no tree. Any other leaves it whole. */
  readonly isBroken: boolean;
}

/** Puts the tokens together by PyYAML 6.0.3's grammar. */
export function parse(tokens: readonly Token[]): Parsed {
  return new Parser(tokens).parse();
}

/** Where a node stands: in a block it may be a block collection, and below a key a list that is not indented. */
type Place = 'flow' | 'block' | 'mappingBlock';

const usualHandles = declaredHandles([], []);

class Parser {
  readonly #tokens: readonly Token[];
  readonly #composer = new Composer();
  #handles: TagHandles = usualHandles;
  #next = 0;
  /** End of the last sign or scalar that was read. */
  #end = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Parsed {
    const { problems } = this.#composer;
    try {
      const root = this.#stream();
      return { root, problems, isBroken: false };
    } catch (error) {
      if (!(error instanceof YamlRefusal)) throw error;
      return { root: undefined, problems: [...problems, error.problem], isBroken: true };
    }
  }

  #stream(): YamlNode | undefined {
    const root = this.#document();
    while (this.#skip('documentEnd'));
    const { kind, start, end } = this.#peek();
    if (kind === 'documentStart' || kind === 'directive') {
      const at = { start, end };
      this.#composer.problems.push({ code: 'yaml-duplicate-document', message: message('yamlSecondDocument'), at });
    } else if (kind !== 'streamEnd') this.#refuse('yamlBlockEnd');
    return root;
  }

  #document(): YamlNode | undefined {
    const { kind } = this.#peek();
    if (kind === 'streamEnd') return undefined;
    if (kind !== 'directive' && kind !== 'documentStart') return this.#node('block');
    const directives: DirectiveToken[] = [];
    for (let token = this.#peek(); token.kind === 'directive'; token = this.#peek()) directives.push(this.#take(token));
    this.#handles = declaredHandles(directives, this.#composer.problems);
    if (!this.#skip('documentStart')) this.#refuse('yamlDirectiveDocument');
    return this.#isNext('directive', 'documentStart', 'documentEnd', 'streamEnd')
      ? this.#composer.empty(this.#end, noProperties)
      : this.#node('block');
  }

  #node(place: Place): YamlNode {
    const first = this.#peek();
    if (first.kind === 'alias') return this.#composer.alias(this.#take(first));
    const start = this.#next;
    const properties = first.kind === 'anchor' || first.kind === 'tag' ? this.#properties() : noProperties;
    const token = this.#peek();
    if (token.kind === 'scalar') return this.#composer.scalar(this.#take(token), properties);
    const collection = this.#collection(place, properties);
    if (collection !== undefined) return collection;
    if (this.#next > start) return this.#composer.empty(this.#end, properties);
    return this.#refuse('yamlUnexpected');
  }

  #collection(place: Place, properties: Properties): YamlNode | undefined {
    const { kind } = this.#peek();
    if (kind === 'flowSequence') return this.#deeper(() => this.#flowSequence(properties));
    if (kind === 'flowMapping') return this.#deeper(() => this.#flowMapping(properties));
    if (place === 'flow') return undefined;
    if (kind === 'blockSequence') return this.#deeper(() => this.#blockSequence(properties));
    if (kind === 'blockMapping') return this.#deeper(() => this.#blockMapping(properties));
    if (place === 'block' || kind !== 'entry') return undefined;
    return this.#deeper(() => this.#indentlessSequence(properties));
  }

  #deeper(read: () => YamlNode): YamlNode {
    const { start, end } = this.#peek();
    this.#depth += 1;
    if (this.#depth > yamlLimits.depth)
      throw new YamlRefusal('yaml-limit', message('yamlTooDeep', { depth: yamlLimits.depth }), start, end);
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #properties(): Properties {
    const first = this.#peek();
    let anchor: NameToken | undefined;
    let tag: string | undefined;
    if (first.kind === 'anchor') anchor = this.#take(first);
    const second = this.#peek();
    if (second.kind === 'tag') tag = wholeTag(this.#take(second), this.#handles, this.#composer.problems);
    const third = this.#peek();
    if (anchor === undefined && third.kind === 'anchor') anchor = this.#take(third);
    return { anchor, tag };
  }

  #blockSequence(properties: Properties): YamlNode {
    const node = this.#composer.sequence(this.#skipAny(), false, properties);
    while (this.#skip('entry')) node.items.push(this.#isNext('entry', 'blockEnd') ? this.#left() : this.#node('block'));
    this.#endBlock();
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  #indentlessSequence(properties: Properties): YamlNode {
    const node = this.#composer.sequence(this.#peek().start, false, properties);
    while (this.#skip('entry'))
      node.items.push(this.#isNext('entry', 'key', 'value', 'blockEnd') ? this.#left() : this.#node('block'));
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  #blockMapping(properties: Properties): YamlNode {
    const node = this.#composer.mapping(this.#skipAny(), false, properties);
    while (this.#peek().kind === 'key') node.pairs.push(this.#blockPair());
    this.#endBlock();
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  #blockPair(): YamlPair {
    this.#skip('key');
    const key = this.#blockPart();
    return { key, value: this.#skip('value') ? this.#blockPart() : this.#left() };
  }

  #blockPart(): YamlNode {
    const { kind } = this.#peek();
    const isLeft = kind === 'key' || kind === 'value' || kind === 'blockEnd';
    return isLeft ? this.#left() : this.#node('mappingBlock');
  }

  #endBlock(): void {
    if (this.#peek().kind !== 'blockEnd') this.#refuse('yamlBlockEnd');
    this.#next += 1;
  }

  #flowSequence(properties: Properties): YamlNode {
    const node = this.#composer.sequence(this.#skipAny(), true, properties);
    for (let isFirst = true; this.#hasEntry('flowSequenceEnd', isFirst, node.span.start); isFirst = false)
      node.items.push(this.#isNext('key') ? this.#deeper(() => this.#singlePair()) : this.#node('flow'));
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  /** `[key: value]`: a mapping with one pair. */
  #singlePair(): YamlNode {
    const node = this.#composer.mapping(this.#peek().start, true, noProperties);
    this.#skip('key');
    const key = this.#flowPart('value', 'comma', 'flowSequenceEnd');
    node.pairs.push({ key, value: this.#skip('value') ? this.#flowPart('comma', 'flowSequenceEnd') : this.#left() });
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  #flowMapping(properties: Properties): YamlNode {
    const node = this.#composer.mapping(this.#skipAny(), true, properties);
    for (let isFirst = true; this.#hasEntry('flowMappingEnd', isFirst, node.span.start); isFirst = false)
      node.pairs.push(this.#flowPair());
    node.span = { start: node.span.start, end: this.#end };
    return node;
  }

  #flowPair(): YamlPair {
    if (!this.#skip('key')) return { key: this.#node('flow'), value: this.#left() };
    const key = this.#flowPart('value', 'comma', 'flowMappingEnd');
    return { key, value: this.#skip('value') ? this.#flowPart('comma', 'flowMappingEnd') : this.#left() };
  }

  #flowPart(...enders: readonly Token['kind'][]): YamlNode {
    return this.#isNext(...enders) ? this.#left() : this.#node('flow');
  }

  /** Past the comma, or past the end. */
  #hasEntry(ender: 'flowSequenceEnd' | 'flowMappingEnd', isFirst: boolean, opening: number): boolean {
    if (this.#skip(ender)) return false;
    if (!isFirst && !this.#skip('comma')) this.#refuseFlow(ender === 'flowSequenceEnd' ? ']' : '}', opening);
    return !this.#skip(ender);
  }

  /** A value that is left out stands behind what was read last. */
  #left(): YamlNode {
    return this.#composer.empty(this.#end, noProperties);
  }

  /** @throws YamlRefusal when the text cannot be cut into tokens from here */
  #peek(): Token {
    const token = this.#tokens[this.#next] ?? { kind: 'streamEnd', start: this.#end, end: this.#end };
    if (token.kind === 'refusal') throw token.refusal;
    return token;
  }

  #take<T extends Token>(token: T): T {
    this.#next += 1;
    this.#end = token.end;
    return token;
  }

  #skip(kind: Token['kind']): boolean {
    const token = this.#peek();
    if (token.kind !== kind) return false;
    this.#take(token);
    return true;
  }

  /** @returns where the token begins */
  #skipAny(): number {
    return this.#take(this.#peek()).start;
  }

  #isNext(...kinds: readonly Token['kind'][]): boolean {
    return kinds.includes(this.#peek().kind);
  }

  #refuseFlow(closing: string, opening: number): never {
    if (this.#peek().kind === 'streamEnd')
      throw new YamlRefusal('yaml-syntax', message('yamlFlowOpen', { closing }), opening, opening + 1);
    const { start, end } = this.#peek();
    throw new YamlRefusal('yaml-syntax', message('yamlFlowEnd', { closing }), start, Math.max(end, start + 1));
  }

  #refuse(id: 'yamlUnexpected' | 'yamlBlockEnd' | 'yamlDirectiveDocument'): never {
    const { start, end } = this.#peek();
    throw new YamlRefusal('yaml-syntax', message(id), start, end);
  }
}
