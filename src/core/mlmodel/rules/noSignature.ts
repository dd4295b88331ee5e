import { Memo } from '../../base/memo.ts';
import { message } from '../../base/message.ts';
import type { ExampleInfo } from '../../signature/enforce/readExample.ts';
import { inferSchema } from '../../signature/infer/inferSignature.ts';
import { writeSignatureJson } from '../../signature/infer/writeSignatureJson.ts';
import { readJson } from '../../signature/json/readJson.ts';
import { rule, type Fix, type Subject, type TextEdit } from '../rule.ts';
import { savedExampleText } from '../savedExample.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlMapping } from '../yaml/node.ts';
import { lineBreakOf } from '../lineBounds.ts';
import { additionTo, singleQuoted } from './edits.ts';
import { isMisspelled } from './misspelled.ts';
import { viewOf } from '../modelView.ts';
import { isNull } from '../values.ts';

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
      fixes: inferFixes(subject, entry),
    };
  },
});

export const noSignatureRules = [noSignature] as const;

/** Longer examples are not read for a fix that may never be asked for. */
const longest = 200_000;

/** A keystroke leaves the example as it is. */
const inputsBefore = new Memo<{ readonly inputs: string | undefined }>({ answers: 16, characters: 1_000_000 });

function inferFixes({ document, siblings }: Subject, entry: YamlEntry | undefined): readonly Fix[] {
  const saved = savedExampleText(document, siblings);
  if (saved === undefined || saved.text.length > longest || document.root === undefined) return [];
  const { text, info } = saved;
  const { inputs } = inputsBefore.get(`${JSON.stringify(info)} ${text}`, () => ({
    inputs: inferredInputs(text, info),
  }));
  if (inputs === undefined) return [];
  const edit = entry
    ? replacement(document.text, document.root, entry, inputs)
    : addition(document.text, document.root, inputs);
  return edit ? [{ title: message('fixInferSignature'), isPreferred: false, edits: [edit] }] : [];
}

/** As they are written into the file; undefined where MLflow understands the example no better than as anything. */
function inferredInputs(text: string, info: ExampleInfo): string | undefined {
  const { root, isRefused } = readJson(text);
  const inference = root === undefined || isRefused ? undefined : inferSchema(root, info);
  return inference?.kind === 'inferred' ? singleQuoted(writeSignatureJson(inference.schema)) : undefined;
}

function addition(text: string, root: YamlMapping, inputs: string): TextEdit | undefined {
  if (root.isFlow) return additionTo(text, root, 'signature', flowMap(inputs));
  const edit = additionTo(text, root, 'signature', 'null');
  return edit && { at: edit.at, text: edit.text.replace(/ null$/, () => blockMap(text, root, inputs)) };
}

/** In place of `null`, or of nothing, behind the colon. */
function replacement(
  text: string,
  root: YamlMapping,
  { key, valueNode }: YamlEntry,
  inputs: string,
): TextEdit | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.span.end;
  if (valueNode.kind !== 'scalar' || valueNode.style !== 'plain' || !colon.test(text)) return undefined;
  const start = colon.lastIndex;
  const { span } = valueNode;
  const isWritten = span.end > span.start;
  if (isWritten && !/^[ \t]*$/.test(text.slice(start, span.start))) return undefined;
  return {
    at: { start, end: isWritten ? span.end : start },
    text: root.isFlow ? ` ${flowMap(inputs)}` : blockMap(text, root, inputs),
  };
}

function flowMap(inputs: string): string {
  return `{inputs: ${inputs}, outputs: null, params: null}`;
}

function blockMap(text: string, { span, pairs }: YamlMapping, inputs: string): string {
  const start = pairs[0]?.key.span.start ?? span.start;
  const indent = /(?:^|[\r\n])\uFEFF?( *)$/.exec(text.slice(0, start))?.[1] ?? '';
  const lines = [`inputs: ${inputs}`, 'outputs: null', 'params: null'];
  return lines.map((line) => `${lineBreakOf(text)}${indent}  ${line}`).join('');
}
