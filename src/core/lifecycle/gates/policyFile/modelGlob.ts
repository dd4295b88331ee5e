import { message, type Message } from '../../../base/message.ts';

/**
 * Whether one of the globs fits the whole name, letter case included: `*` is any text, `?` one character, `[a-z]` and `[!a-z]` one of a class,
 * `{a,b}` either, and a backslash takes the meaning from the next character. A glob that cannot be read fits nothing. At most as many steps as
 * the glob has characters for each character of the name.
 */
export function matchesModel(globs: readonly string[], name: string): boolean {
  const characters = Array.from(name);
  return globs.some((glob) => {
    const read = readGlob(glob);
    return read.kind === 'glob' && fits(read.states, characters);
  });
}

export type GlobRead =
  | { readonly kind: 'glob'; readonly states: readonly State[] }
  /** `at` is the index in UTF-16 units of what is wrong. */
  | { readonly kind: 'broken'; readonly problem: Message; readonly at: number };

/** What is asked of the next character, or where else to go without one. The last state is the end. */
export type State =
  | { readonly kind: 'literal'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'class'; readonly isNegated: boolean; readonly ranges: readonly Range[] }
  /** Stays for any character, or goes on without one. */
  | { readonly kind: 'any' }
  | { readonly kind: 'jump'; readonly to: number[] }
  | { readonly kind: 'end' };

interface Range {
  readonly from: number;
  readonly to: number;
}

/** UTF-16 units. */
export const longestGlob = 500;

/** Reads a glob, or says why it fits no name that a model can have (MLflow 3.17.2 refuses names with `/` or `:`). Never throws. */
export function readGlob(glob: string): GlobRead {
  if (glob === '') return { kind: 'broken', problem: message('policyGlobEmpty'), at: 0 };
  if (glob.length > longestGlob)
    return { kind: 'broken', problem: message('policyGlobLong', { count: longestGlob }), at: 0 };
  return new GlobReader(glob).read();
}

/** A `{` that is still open. */
interface Group {
  readonly at: number;
  /** Leads to the beginning of each alternative. */
  readonly starts: number[];
  /** Each leads behind the group. */
  readonly ends: number[][];
}

class GlobReader {
  readonly #glob: string;
  readonly #states: State[] = [];
  readonly #open: Group[] = [];
  #at = 0;

  constructor(glob: string) {
    this.#glob = glob;
  }

  read(): GlobRead {
    while (this.#at < this.#glob.length) {
      const start = this.#at;
      const problem = this.#next();
      if (problem) return { kind: 'broken', problem, at: start };
    }
    const open = this.#open.at(-1);
    if (open) return { kind: 'broken', problem: message('policyGlobOpen', { sign: '{' }), at: open.at };
    this.#states.push({ kind: 'end' });
    return { kind: 'glob', states: this.#states };
  }

  #next(): Message | undefined {
    const character = this.#take();
    if (character === '*') this.#any();
    else if (character === '?') this.#states.push({ kind: 'one' });
    else if (character === '[') return this.#class();
    else if (character === '{') this.#begin();
    else if (character === ',' && this.#open.length > 0) this.#alternative();
    else if (character === '}' && this.#open.length > 0) this.#finish();
    else if (character === '\\') return this.#escaped();
    else return this.#literal(character);
    return undefined;
  }

  /** The whole of what looks like one character. */
  #take(): string {
    const character = String.fromCodePoint(this.#glob.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  /** Several in a row are one. */
  #any(): void {
    if (this.#states.at(-1)?.kind !== 'any') this.#states.push({ kind: 'any' });
  }

  #literal(character: string): Message | undefined {
    if (character === '/' || character === ':') return message('policyGlobUnreachable', { sign: character });
    this.#states.push({ kind: 'literal', character });
    return undefined;
  }

  #escaped(): Message | undefined {
    return this.#at < this.#glob.length ? this.#literal(this.#take()) : message('policyGlobBackslash');
  }

  #begin(): void {
    const starts: number[] = [];
    this.#states.push({ kind: 'jump', to: starts });
    starts.push(this.#states.length);
    this.#open.push({ at: this.#at - 1, starts, ends: [] });
  }

  #alternative(): void {
    const group = this.#open.at(-1);
    const end: number[] = [];
    this.#states.push({ kind: 'jump', to: end });
    group?.ends.push(end);
    group?.starts.push(this.#states.length);
  }

  #finish(): void {
    const group = this.#open.pop();
    for (const end of group?.ends ?? []) end.push(this.#states.length);
    // Else a `*` before and one behind the group would be taken for one.
    this.#states.push({ kind: 'jump', to: [this.#states.length + 1] });
  }

  #class(): Message | undefined {
    const isNegated = '!^'.includes(this.#glob.charAt(this.#at) || ' ');
    if (isNegated) this.#at += 1;
    const ranges: Range[] = [];
    while (this.#at < this.#glob.length) {
      if (this.#glob[this.#at] === ']') {
        this.#at += 1;
        if (ranges.length === 0) return message('policyGlobClassEmpty');
        this.#states.push({ kind: 'class', isNegated, ranges });
        return undefined;
      }
      const range = this.#range();
      if (range && range.from > range.to) return message('policyGlobRange', rangeNames(range));
      if (range) ranges.push(range);
    }
    return message('policyGlobOpen', { sign: '[' });
  }

  #range(): Range | undefined {
    const from = this.#member();
    if (from === undefined) return undefined;
    const isRange = this.#glob[this.#at] === '-' && !']'.includes(this.#glob.charAt(this.#at + 1));
    if (!isRange) return { from, to: from };
    this.#at += 1;
    return { from, to: this.#member() ?? from };
  }

  #member(): number | undefined {
    const character = this.#take();
    const meant = character === '\\' && this.#at < this.#glob.length ? this.#take() : character;
    return meant.codePointAt(0);
  }
}

function rangeNames({ from, to }: Range): { readonly from: string; readonly to: string } {
  return { from: String.fromCodePoint(from), to: String.fromCodePoint(to) };
}

/** All places that the name can have reached so far, side by side: nothing is tried twice. */
function fits(states: readonly State[], name: readonly string[]): boolean {
  let reached = reachable(states, [0]);
  for (const character of name) {
    const next: number[] = [];
    for (const at of reached) {
      const state = states[at];
      if (state?.kind === 'any') next.push(at);
      else if (state && takes(state, character)) next.push(at + 1);
    }
    if (next.length === 0) return false;
    reached = reachable(states, next);
  }
  return reached.has(states.length - 1);
}

/** With all that is reached without a character. */
function reachable(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const waiting = [...from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    const state = states[at];
    if (state?.kind === 'any') waiting.push(at + 1);
    if (state?.kind === 'jump') waiting.push(...state.to);
  }
  return reached;
}

function takes(state: State, character: string): boolean {
  if (state.kind === 'literal') return state.character === character;
  if (state.kind === 'one') return true;
  if (state.kind !== 'class') return false;
  const code = character.codePointAt(0) ?? 0;
  return state.ranges.some(({ from, to }) => from <= code && code <= to) !== state.isNegated;
}
