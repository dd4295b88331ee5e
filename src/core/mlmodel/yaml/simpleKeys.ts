import { message } from '../../base/message.ts';
import type { Cursor } from './cursor.ts';
import { YamlRefusal } from './problem.ts';

/** A place that turns out to be a key if a `:` follows on the same line, 1,024 code points later at most. */
export interface SimpleKey {
  readonly flowLevel: number;
  /** The number of the token that the key would begin with. */
  readonly token: number;
  /** It stands where only a key can stand: without its `:` the text is refused. */
  readonly isRequired: boolean;
  readonly start: number;
  readonly index: number;
  readonly lineStart: number;
  readonly column: number;
}

const longest = 1024;

/** At most one for each level of brackets; those of outer levels are older. */
export class SimpleKeys {
  readonly #keys: SimpleKey[] = [];

  /** Instead of the one that was there on this level. @throws YamlRefusal */
  save(key: SimpleKey): void {
    this.remove(key.flowLevel);
    this.#keys.push(key);
  }

  take(flowLevel: number): SimpleKey | undefined {
    return this.#keys.at(-1)?.flowLevel === flowLevel ? this.#keys.pop() : undefined;
  }

  /** @throws YamlRefusal */
  remove(flowLevel: number): void {
    const key = this.#keys.at(-1);
    if (key?.flowLevel !== flowLevel) return;
    if (key.isRequired) refuse(key);
    this.#keys.pop();
  }

  /** The number of the first token that may still turn out to be a key. */
  firstToken(): number | undefined {
    return this.#keys[0]?.token;
  }

  /** Forgets those that end before the cursor. @throws YamlRefusal */
  forgetStale(cursor: Cursor): void {
    for (;;) {
      const oldest = this.#keys[0];
      if (oldest === undefined) return;
      if (oldest.lineStart === cursor.lineStart && cursor.index() - oldest.index <= longest) return;
      if (oldest.isRequired) refuse(oldest);
      this.#keys.shift();
    }
  }
}

function refuse({ start }: SimpleKey): never {
  throw new YamlRefusal('yaml-syntax', message('yamlNoColon'), start, start + 1);
}
