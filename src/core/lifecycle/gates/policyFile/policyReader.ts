import { message, type Message } from '../../../base/message.ts';
import type { Span } from '../../../base/span.ts';
import { additionTo, removalOf } from '../../../mlmodel/rules/edits.ts';
import { nearName } from '../../../mlmodel/rules/nearName.ts';
import { resolved, type YamlMapping, type YamlNode, type YamlScalar } from '../../../mlmodel/yaml/node.ts';
import { replacement } from './policyFixes.ts';
import type { PolicyKey, PolicyPlace } from './policyKey.ts';
import { keysAt, policyKeys } from './policyKeys.ts';
import type { PolicyCode, PolicyFix, PolicyProblem } from './policyProblem.ts';

export const policyLimits = {
  /** UTF-16 units of a text. */
  characters: 1_000_000,
  /** Rules, conditions and keys, each counted as often as an alias stands for it. */
  values: 20_000,
  /** That are told. */
  problems: 200,
} as const;

/** A pair of a map whose key is a text. */
export interface PolicyPair {
  readonly key: YamlScalar;
  readonly name: string;
  /** As it is written: may be an alias. */
  readonly valueNode: YamlNode;
}

/** Collects the problems of one text, and goes through its maps as far as the limits let it. */
export class PolicyReader {
  readonly text: string;
  readonly problems: PolicyProblem[] = [];
  readonly #told = new Set<string>();
  #left: number = policyLimits.values;

  constructor(text: string) {
    this.text = text;
  }

  error(code: PolicyCode, span: Span, text: Message, fixes: readonly PolicyFix[] = []): void {
    this.tell({ code, severity: 'error', message: text, span, fixes });
  }

  /** What several aliases stand for is told once. */
  tell(problem: PolicyProblem): void {
    const { code, span, message: text } = problem;
    const key = JSON.stringify([code, span.start, span.end, text.id, text.args]);
    if (this.#told.has(key) || !this.#hasRoom(problem)) return;
    this.#told.add(key);
    const fixes = problem.fixes.filter(({ edits }) => !edits.some(({ at }) => this.#isTagged(at.start)));
    this.problems.push({ ...problem, fixes });
  }

  /** An error takes the place of advice: a policy whose errors were all left out would count. */
  #hasRoom({ severity }: PolicyProblem): boolean {
    if (this.problems.length < policyLimits.problems) return true;
    const advice = severity === 'error' ? this.problems.findLastIndex((one) => one.severity !== 'error') : -1;
    if (advice >= 0) this.problems.splice(advice, 1);
    return advice >= 0;
  }

  /** Behind a tag another value would not be what it says. */
  #isTagged(offset: number): boolean {
    return /![^\s!]*\s+$/.test(this.text.slice(Math.max(0, offset - 100), offset));
  }

  /** Counts a value that is about to be read; false when it must not be, because there are too many. */
  mayRead({ span }: YamlNode): boolean {
    this.#left -= 1;
    if (this.#left === -1) this.error('policy-limit', span, message('policyTooMany', { count: policyLimits.values }));
    return this.#left >= 0;
  }

  /** The pairs of a map, each key once. */
  pairs(map: YamlMapping): readonly PolicyPair[] {
    const pairs = new Map<string, PolicyPair>();
    for (const pair of map.pairs) {
      if (!this.mayRead(pair.key)) break;
      const key = resolved(pair.key);
      if (key.kind !== 'scalar' || key.value === '') {
        this.error('policy-type', pair.key.span, message('policyKeyText'));
      } else if (key.tag === 'merge') {
        this.error('policy-merge', key.span, message('policyMerge'));
      } else if (pairs.has(key.value)) {
        const edit = removalOf(this.text, map, pair);
        const title = message('policyFixRemoveKey', { key: key.value });
        const fixes = edit ? [{ title, isPreferred: false, edits: [edit] }] : [];
        this.error('policy-key-duplicate', key.span, message('policyKeyDuplicate', { key: key.value }), fixes);
      } else {
        pairs.set(key.value, { key, name: key.value, valueNode: pair.value });
      }
    }
    return [...pairs.values()];
  }

  /** The pairs of a map with known keys, by their names; what is unknown or missing is told. */
  entries(map: YamlMapping, place: PolicyPlace): ReadonlyMap<string, PolicyPair & { readonly known: PolicyKey }> {
    const pairs = this.pairs(map);
    const names = new Set(pairs.map(({ name }) => name));
    const keys = keysAt(place);
    const found = pairs.flatMap((pair) => {
      const known = keys.find(({ name }) => name === pair.name);
      if (!known) this.#unknown(pair, keys, names);
      return known ? [[pair.name, { ...pair, known }] as const] : [];
    });
    for (const key of keys) if (key.isRequired && !names.has(key.name)) this.#missing(map, key);
    return new Map(found);
  }

  /** One that is probably a known key counts as that one from then on: it is not told to be missing as well. */
  #unknown({ key, name }: PolicyPair, keys: readonly PolicyKey[], present: Set<string>): void {
    const free = keys.filter((one) => !present.has(one.name)).map((one) => one.name);
    const meant = nearName(name.replaceAll('_', '-'), free);
    if (meant !== undefined) {
      present.add(meant);
      const text = message('policyKeyMeant', { key: name, meant });
      return this.error('policy-key-unknown', key.span, text, [replacement(key.span, meant, true)]);
    }
    const elsewhere = policyKeys.find((one) => one.name === name);
    const text = elsewhere
      ? message(elsewherePlaces[elsewhere.place], { key: name })
      : message('policyKeyUnknown', { key: name, keys: keys.map((one) => one.name).join(', ') });
    this.error('policy-key-unknown', key.span, text);
  }

  #missing(map: YamlMapping, { name, example }: PolicyKey): void {
    const first = map.pairs[0];
    const span = first ? first.key.span : { start: map.span.start, end: Math.min(map.span.end, map.span.start + 1) };
    // only the version can be told for sure
    const edit = name === 'version' ? this.#versionFirst(map) : undefined;
    const fixes = edit ? [{ title: message('policyFixAdd', { text: example }), isPreferred: true, edits: [edit] }] : [];
    this.error('policy-key-missing', span, message('policyKeyMissing', { key: name }), fixes);
  }

  #versionFirst(map: YamlMapping): PolicyFix['edits'][number] | undefined {
    const first = map.pairs[0];
    if (map.isFlow || !first) return additionTo(this.text, map, 'version', '1');
    const at = first.key.span.start;
    const lineBreak = /\r\n|\n|\r/.exec(this.text)?.[0] ?? '\n';
    const isFirst = /(^|[\r\n\uFEFF])$/.test(this.text.slice(Math.max(0, at - 1), at));
    return isFirst ? { at: { start: at, end: at }, text: `version: 1${lineBreak}` } : undefined;
  }
}

const elsewherePlaces = {
  top: 'policyKeyOfFile',
  rule: 'policyKeyOfRule',
  gates: 'policyKeyOfGates',
  against: 'policyKeyOfMetric',
} as const;
