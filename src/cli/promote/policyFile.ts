import path from 'node:path';
import { lineIndex } from '../../core/base/lineIndex.ts';
import { renderEnglish } from '../../core/base/message.ts';
import type { PolicyState } from '../../core/lifecycle/gates/policy.ts';
import { readPolicy } from '../../core/lifecycle/gates/policyFile/readPolicy.ts';
import { policyStateOf } from '../../core/lifecycle/gates/policyStateOf.ts';
import { WrongUse } from '../arguments.ts';
import { decodeText, readText } from '../readText.ts';
import type { CliIo } from '../io.ts';

export interface PolicyFile {
  readonly state: PolicyState;
  /** Where the file is wrong: `promotion.yaml:4:12: …` */
  readonly problem: string | undefined;
}

/**
 * The policy of a file, or of standard input for `-`. One that is wrong is a policy by which nothing passes; a file that is not there is a mistake
 * of the call.
 * @throws WrongUse
 */
export async function policyFile(given: string, io: CliIo): Promise<PolicyFile> {
  const read = given === '-' ? decodeText(await io.readStdin()) : readText(path.resolve(io.cwd, given));
  if (read.kind === 'notUtf8') throw new WrongUse(`“${given}” is not UTF-8.`);
  if (read.kind === 'unreadable') throw new WrongUse(`“${given}” cannot be read: ${read.reason}.`);
  const state = policyStateOf(read.text, given);
  return { state, problem: state.kind === 'policy' ? undefined : placed(given, read.text) };
}

function placed(given: string, text: string): string | undefined {
  const [first, ...more] = readPolicy(text).problems.filter(({ severity }) => severity === 'error');
  if (first === undefined) return undefined;
  const { line, character } = lineIndex(text).positionAt(first.span.start);
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  return `${given}:${line + 1}:${character + 1}: ${renderEnglish(first.message)}${others}`;
}
