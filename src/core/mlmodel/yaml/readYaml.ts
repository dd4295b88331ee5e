import { message } from '../../base/message.ts';
import { forbiddenAt } from './characters.ts';
import { constructionProblems } from './construction.ts';
import { yamlLimits } from './limits.ts';
import type { YamlNode } from './node.ts';
import { parse } from './parser.ts';
import { withPlace, withoutRepeats } from './placeOf.ts';
import type { YamlCode, YamlProblem } from './problem.ts';
import { refusals } from './refusals.ts';
import { scan } from './scanner.ts';
import { tolerantTree } from './tolerant.ts';

export interface YamlDocument {
  /** Undefined when the text holds no document, or when nothing can be made of it. */
  readonly root: YamlNode | undefined;
  /** Empty exactly when `safe_load` succeeds, within `yamlLimits`. */
  readonly problems: readonly YamlProblem[];
}

/**
 * Reads a text as PyYAML 6.0.3's `safe_load` (the pure Python SafeLoader) does, after decoding: what opens a file in text mode makes `\n` of
 * `\r\n` and `\r`, which is here the same, with offsets of the text as it is given. PyYAML ends with its first error; here the values of a
 * text with sound grammar are all told of, and of one with broken grammar a tolerant tree is made. Never throws.
 */
export function readYaml(text: string): YamlDocument {
  if (text.length > yamlLimits.textLength) {
    const millions = yamlLimits.textLength / 1_000_000;
    return refused('yaml-limit', message('yamlTooLarge', { millions }), 0, undefined);
  }
  const forbidden = forbiddenAt(text);
  if (forbidden >= 0) {
    const code = (text.codePointAt(forbidden) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return refused('yaml-character', message('yamlCharacter', { code }), forbidden, tolerantTree(text));
  }
  return readPrintable(text);
}

function readPrintable(text: string): YamlDocument {
  const tokens = scan(text);
  const { root, problems, isBroken } = parse(tokens);
  const refusal = isBroken ? problems.at(-1) : undefined;
  const values = root === undefined ? [] : constructionProblems(root);
  const judged = [...(refusal ? problems.slice(0, -1) : problems), ...values].slice(0, yamlLimits.problems);
  const all = [
    ...judged.map((problem) => withPlace(text, problem)),
    ...(refusal ? refusals(text, tokens, refusal) : []),
  ];
  return { root: isBroken ? tolerantTree(text) : root, problems: withoutRepeats(all) };
}

function refused(
  code: YamlCode,
  text: YamlProblem['message'],
  start: number,
  root: YamlNode | undefined,
): YamlDocument {
  return { root, problems: [{ code, message: text, at: { start, end: start + 1 } }] };
}
