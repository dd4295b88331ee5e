import { Memo } from '../../base/memo.ts';
import { message } from '../../base/message.ts';
import type { ExampleInfo } from '../../signature/enforce/readExample.ts';
import { inferSchema } from '../../signature/infer/inferSignature.ts';
import { writeSignatureJson } from '../../signature/infer/writeSignatureJson.ts';
import { readJson } from '../../signature/json/readJson.ts';
import { rule, type Fix, type Subject } from '../rule.ts';
import { savedExampleText } from '../savedExample.ts';
import { isMisspelled } from './misspelled.ts';
import { viewOf } from '../modelView.ts';
import { isNull } from '../values.ts';
import { signatureEdit } from './writeSignature.ts';

/** MLflow 3.17.2 warns when such a model is logged, and hands it any data unchecked. */
const noSignature = rule({
  code: 'mlmodel-no-signature',
  severity: 'information',
  docs: {
    cause:
      'The model can be served, but has no signature: MLflow neither checks nor casts the data that it is given, and nobody can tell what it wants.',
    example: 'flavors:\n  python_function: {…}\nsignature: null',
    cure: 'Log the model with `signature=` or `input_example=`. Where an example was saved, the quick fix writes the inputs that MLflow infers from it.',
  },
  *check(subject) {
    const { document } = subject;
    const { isWhole, pythonFunction } = viewOf(document);
    const entry = document.top.get('signature');
    if (!isWhole || pythonFunction === undefined || (entry && !isNull(entry.value))) return;
    if (isMisspelled(document.top, 'signature')) return;
    if (document.top.has('_signature')) return; // it stands in for it
    yield {
      at: (entry ?? pythonFunction.entry).key.span,
      message: message('ruleNoSignature'),
      fixes: inferFixes(subject),
    };
  },
});

export const noSignatureRules = [noSignature] as const;

/** Longer examples are not read for a fix that may never be asked for. */
const longest = 200_000;

/** A keystroke leaves the example as it is. */
const inputsBefore = new Memo<{ readonly inputs: string | undefined }>({ answers: 16, characters: 1_000_000 });

function inferFixes({ document, siblings }: Subject): readonly Fix[] {
  const saved = savedExampleText(document, siblings);
  if (saved === undefined || saved.text.length > longest || document.root === undefined) return [];
  const { text, info } = saved;
  const { inputs } = inputsBefore.get(`${JSON.stringify(info)} ${text}`, () => ({
    inputs: inferredInputs(text, info),
  }));
  if (inputs === undefined) return [];
  const edit = signatureEdit(document, { inputs });
  return edit ? [{ title: message('fixInferSignature'), isPreferred: false, edits: [edit] }] : [];
}

/** As they are written into the file; undefined where MLflow understands the example no better than as anything. */
function inferredInputs(text: string, info: ExampleInfo): string | undefined {
  const { root, isRefused } = readJson(text);
  const inference = root === undefined || isRefused ? undefined : inferSchema(root, info);
  return inference?.kind === 'inferred' ? writeSignatureJson(inference.schema) : undefined;
}
