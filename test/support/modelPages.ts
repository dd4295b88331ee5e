import { renderEnglish } from '../../src/core/base/message.ts';
import { checkDocument } from '../../src/core/mlmodel/checkModel.ts';
import { makeModelPage } from '../../src/core/mlmodel/page/makeModelPage.ts';
import type { ModelPage } from '../../src/core/mlmodel/page/modelPage.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import type { Siblings } from '../../src/core/mlmodel/siblings.ts';
import { siblingsOf } from './conformance.ts';
import type { Files } from './ruleCheck.ts';

/** The page of a model folder, in English. */
export function pageOf(files: Files, siblings: Siblings = siblingsOf(files)): ModelPage {
  const document = readMlmodel(files['MLmodel'] ?? '');
  return makeModelPage({
    document,
    diagnostics: checkDocument(document, siblings),
    siblings,
    say: renderEnglish,
  });
}

/** An `MLmodel` text with one part of the signature, or with several. */
export function signed(parts: Readonly<Partial<Record<'inputs' | 'outputs' | 'params', string>>>): string {
  const lines = Object.entries(parts).map(([name, json]) => `  ${name}: '${json.replaceAll("'", "''")}'\n`);
  return `signature:\n${lines.join('')}`;
}
