import { message } from '../../base/message.ts';
import { readParams } from '../../signature/grammar/readParams.ts';
import { readSchema } from '../../signature/grammar/readSchema.ts';
import type { SignatureProblem } from '../../signature/problem.ts';
import type { SignaturePartName } from '../document.ts';
import { rule, type Fix } from '../rule.ts';
import { signaturePartNames } from '../readMlmodel.ts';
import { pythonScalar } from '../yaml/construct.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlNode } from '../yaml/node.ts';
import { rewriteFix, singleQuoted, valueEdit } from './edits.ts';
import { jsonTextOf } from './jsonBytes.ts';
import { markOf } from './kinds.ts';
import { viewOf } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { isFalsy, isNull, keysOf, mapOf, pythonOf, textOf } from '../values.ts';

/** Loads, and whoever reads the signature of the model fails (MLflow 3.17.2). Null is a model without a signature. */
const signatureKind = rule({
  code: 'key-signature-kind',
  severity: 'error',
  docs: {
    cause: '`signature` is no map. MLflow loads the file, and fails as soon as anything reads the signature.',
    example: 'signature: false',
    cure: 'Write the map `inputs`, `outputs`, `params`, or `null` for a model without a signature.',
  },
  *check({ document: { text, top, root } }) {
    const entry = root?.tag === 'map' ? top.get('signature') : undefined;
    if (entry === undefined || isNull(entry.value) || mapOf(entry.value)) return;
    yield {
      at: markOf(text, entry),
      message: message('ruleSignatureNotMap'),
      // `_signature` stands in for it when the model is read
      severity: top.has('_signature') ? 'warning' : 'error',
      fixes: nullFixes(text, entry),
    };
  },
});

/** A missing part, null, and every falsy value count as absent; all absent is a `ValueError` (MLflow 3.17.2). */
const signatureEmpty = rule({
  code: 'key-signature-empty',
  severity: 'error',
  docs: {
    cause: 'The signature has no `inputs`, no `outputs` and no `params`. MLflow refuses the file.',
    example: 'signature:\n  inputs: null\n  outputs: null',
    cure: 'Give at least one of them, or write `signature: null`.',
  },
  *check({ document }) {
    const { text, top } = document;
    const entry = viewOf(document).isWhole ? top.get('signature') : undefined;
    if (entry === undefined || !mapOf(entry.value)) return;
    const parts = keysOf(entry.value);
    if (signaturePartNames.some((name) => !isAbsent(parts.get(name)))) return;
    yield { at: entry.key.span, message: message('ruleSignatureEmpty'), fixes: nullFixes(text, entry) };
  },
});

/** `json.loads` takes text only: "the JSON object must be str, bytes or bytearray, not list" (MLflow 3.17.2). */
const signaturePartKind = rule({
  code: 'key-signature-part-kind',
  severity: 'error',
  docs: {
    cause:
      '`inputs`, `outputs` and `params` hold JSON in a string. This one is YAML instead, and MLflow refuses the file.',
    example: 'signature:\n  inputs:\n  - {type: long, name: a}',
    cure: 'Write it as JSON between quotes: `inputs: \'[{"type": "long", "name": "a"}]\'`. The quick fix does it.',
  },
  *check({ document: { text, top, root } }) {
    const parts = root?.tag === 'map' ? keysOf(top.get('signature')?.value) : undefined;
    for (const name of signaturePartNames) {
      const entry = parts?.get(name);
      if (entry === undefined || isAbsent(entry)) continue;
      if (isPlainText(entry.value) || isReadable(name, entry.value)) continue;
      yield {
        at: entry.key.span,
        message: message('ruleSignaturePartNotText', { part: name }),
        fixes: jsonFixes(text, name, entry),
      };
    }
  },
});

/** Ignored by MLflow 3.17.2, so a part with a misspelled name is a part that is not there. */
const signatureKeyUnknown = rule({
  code: 'key-signature-unknown',
  severity: 'warning',
  docs: {
    cause: 'A signature has the keys `inputs`, `outputs` and `params`. MLflow drops all others without a word.',
    example: 'signature:\n  input: …',
    cure: 'Correct the spelling, or remove the key.',
  },
  *check({ document: { top } }) {
    const parts = keysOf(top.get('signature')?.value);
    for (const [name, entry] of parts) {
      if (signaturePartNames.some((part) => part === name)) continue;
      const meant = nearName(name, signaturePartNames);
      yield {
        at: entry.key.span,
        message: message('ruleSignatureKeyUnknown', { key: name }),
        tag: 'unnecessary',
        fixes: meant === undefined || parts.has(meant) ? [] : [rewriteFix(entry.key, meant, false)],
      };
    }
  },
});

export const signatureEnvelopeRules = [signatureKind, signatureEmpty, signaturePartKind, signatureKeyUnknown] as const;

/** MLflow reads a part when it is truthy. */
function isAbsent(entry: YamlEntry | undefined): boolean {
  return entry === undefined || isFalsy(entry.value);
}

/** What the rules of the JSON look at. */
function isPlainText(node: YamlNode): boolean {
  return node.kind === 'scalar' && textOf(node) !== undefined;
}

/** Bytes are JSON for Python as well, and a map under the tag of a text is text. */
function isReadable(name: SignaturePartName, node: YamlNode): boolean {
  const python = pythonOf(node);
  const json = python?.kind === 'bytes' ? jsonTextOf(python.value) : textOf(node);
  if (json === undefined) return false;
  return problemsOf(name, json).every(({ isRefused }) => !isRefused);
}

function problemsOf(name: SignaturePartName, json: string): readonly SignatureProblem[] {
  return (name === 'params' ? readParams(json) : readSchema(json)).problems;
}

/** `null` in place of the whole value: the model has no signature then. */
function nullFixes(text: string, entry: YamlEntry): readonly Fix[] {
  const { start, end } = entry.valueNode.span;
  const edit = start === end ? undefined : valueEdit(text, entry, 'null');
  return edit ? [{ title: message('fixNoSignature'), isPreferred: false, edits: [edit] }] : [];
}

const noBetter: ReadonlySet<string> = new Set(['signature-shape', 'params-invalid']);

function jsonFixes(text: string, name: SignaturePartName, entry: YamlEntry): readonly Fix[] {
  const json = jsonOf(entry.valueNode, 0);
  if (json === undefined || pythonOf(entry.value)?.kind === 'bytes') return [];
  // the JSON of a number or of a list of names is no better
  if (problemsOf(name, json).some(({ code, isRefused }) => isRefused && noBetter.has(code))) return [];
  const edit = valueEdit(text, entry, singleQuoted(json));
  return edit ? [{ title: message('fixMakeJson'), isPreferred: false, edits: [edit] }] : [];
}

const DEEPEST = 40;

/** The value as JSON in the style of Python; undefined for what JSON cannot say, and for what is nested beyond reason. */
function jsonOf(node: YamlNode, depth: number): string | undefined {
  if (depth > DEEPEST || node.kind === 'alias') return undefined;
  if (node.kind === 'sequence')
    return joined(
      node.items.map((item) => jsonOf(item, depth + 1)),
      '[',
      ']',
    );
  if (node.kind === 'mapping') {
    const pairs = node.pairs.map(({ key, value }) => {
      const name = textOf(key);
      const json = jsonOf(value, depth + 1);
      return name === undefined || json === undefined ? undefined : `${JSON.stringify(name)}: ${json}`;
    });
    return joined(pairs, '{', '}');
  }
  const python = pythonScalar(node);
  if (python.kind === 'null') return 'null';
  if (python.kind === 'string' || python.kind === 'boolean') return JSON.stringify(python.value);
  if (python.kind === 'integer') return String(python.value);
  return python.kind === 'float' && Number.isFinite(python.value) ? String(python.value) : undefined;
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}
