import { checkModel, type CheckOptions, type Diagnostic } from '../../src/core/mlmodel/checkModel.ts';
import { siblingsOf } from './conformance.ts';
import type { Files } from './ruleCheck.ts';

/** What is found in a folder of which only these files are known. */
export function foundIn(
  files: Files,
  options: CheckOptions = { now: '2026-11-22 23:30:06.915440' },
): readonly Diagnostic[] {
  return checkModel(files['MLmodel'] ?? '', siblingsOf(files), options);
}
