import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { isShared, markShared } from '../core/base/acrossBundles.ts';

/** How a command was called wrongly: one clear line for a person. A command that is a file of its own throws its own copy. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';

  constructor(problem: string) {
    super(problem);
    markShared('WrongUse', this);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isShared('WrongUse', value);
  }
}

export const formats = ['pretty', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** @throws WrongUse for unknown options and for values that are missing or too many */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(firstSentence(error));
  }
}

/** @throws WrongUse when it is none of those */
export function oneOf<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new WrongUse(`--${name} is one of ${choices.join(', ')}, not “${value}”.`);
  return found;
}

/** Node adds advice on how positional arguments could be written instead. */
function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${(text.split(/\. |\n/)[0] ?? text).replace(/\.$/, '')}.`;
}
