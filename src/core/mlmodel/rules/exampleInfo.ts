import { message } from '../../base/message.ts';
import { exampleInfoKeys } from '../keys.ts';
import { rule, type Subject } from '../rule.ts';
import { savedExampleText } from '../savedExample.ts';
import { rewriteFix } from './edits.ts';
import { given, viewOf } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { isFalsy, isNull, mapOf, textOf } from '../values.ts';

const types = ['dataframe', 'ndarray', 'json_object', 'sparse_matrix_csc', 'sparse_matrix_csr'] as const;

/** The type decides how the file is read; another one is refused (MLflow 3.17.2, `load_input_example`). */
const type = rule({
  code: 'example-info-type',
  severity: 'warning',
  docs: {
    cause:
      'The type of the input example is missing, or MLflow does not know it. The model loads, its example does not.',
    example: 'saved_input_example_info:\n  artifact_path: input_example.json\n  type: frame',
    cure: 'Write `dataframe`, `ndarray`, `json_object`, `sparse_matrix_csc` or `sparse_matrix_csr`.',
  },
  *check({ document }) {
    const info = document.top.get('saved_input_example_info');
    if (info === undefined || !mapOf(info.value)) return;
    const entry = viewOf(document).exampleInfo.get('type');
    if (entry === undefined || isNull(entry.value)) {
      yield { at: info.key.span, message: message('ruleExampleTypeMissing') };
      return;
    }
    const text = textOf(entry.value);
    if (text === undefined || types.some((one) => one === text)) return;
    const meant = nearName(text, types);
    const scalar = entry.valueNode.kind === 'scalar' ? entry.valueNode : undefined;
    yield {
      at: entry.valueNode.span,
      message: message('ruleExampleType', { type: text }),
      fixes: scalar && meant !== undefined ? [rewriteFix(scalar, meant, true)] : [],
    };
  },
});

/** Asked for by name (MLflow 3.17.2). */
const file = rule({
  code: 'example-info-file',
  severity: 'warning',
  docs: {
    cause: 'The info of the input example does not name its file.',
    example: 'saved_input_example_info:\n  type: dataframe',
    cure: 'Add `artifact_path: input_example.json`, or remove `saved_input_example_info`.',
  },
  *check({ document }) {
    const info = document.top.get('saved_input_example_info');
    if (info === undefined || !mapOf(info.value) || given(viewOf(document).exampleInfo, 'artifact_path')) return;
    yield { at: info.key.span, message: message('ruleExampleFileMissing') };
  },
});

const keyUnknown = rule({
  code: 'example-info-key-unknown',
  severity: 'hint',
  docs: {
    cause: 'MLflow does not read this key of the info of the input example.',
    example: 'saved_input_example_info:\n  pandas_orients: split',
    cure: 'Correct the spelling, or remove the key.',
  },
  *check({ document }) {
    const keys = viewOf(document).exampleInfo;
    const names = exampleInfoKeys.map(({ name }) => name);
    for (const [name, entry] of keys) {
      if (names.includes(name)) continue;
      const meant = nearName(
        name,
        names.filter((one) => !keys.has(one)),
      );
      yield {
        at: entry.key.span,
        message:
          meant === undefined
            ? message('ruleExampleKeyUnknown', { key: name })
            : message('ruleKeyMeant', { key: name, meant }),
        fixes: meant === undefined ? [] : [rewriteFix(entry.key, meant, false)],
      };
    }
  },
});

/** MLflow reads every frame as `split` and takes the columns if they are there (MLflow 3.17.2); MLflow 1 wrote `split` for frames without. */
const orient = rule({
  code: 'example-info-orient',
  severity: 'information',
  docs: {
    cause: '`pandas_orient` does not say what the file holds: `split` means with `columns`, `values` without.',
    example: 'pandas_orient: values   # and {"columns": ["a"], "data": [[1]]} in the file',
    cure: 'Write the one that fits the file.',
  },
  *check(subject) {
    const info = viewOf(subject.document).exampleInfo;
    const entry = given(info, 'pandas_orient');
    const text = textOf(entry?.value);
    if (entry === undefined || text === undefined) return;
    const scalar = entry.valueNode.kind === 'scalar' ? entry.valueNode : undefined;
    if (text !== 'split' && text !== 'values') {
      const meant = nearName(text, ['split', 'values']);
      const fixes = scalar && meant !== undefined ? [rewriteFix(scalar, meant, true)] : [];
      yield { at: entry.valueNode.span, message: message('ruleOrientUnknown', { orient: text }), fixes };
      return;
    }
    const frame = text === 'values' && textOf(info.get('type')?.value) === 'dataframe' ? exampleOf(subject) : undefined;
    if (frame === undefined || !('columns' in frame)) return;
    yield {
      at: entry.valueNode.span,
      message: message('ruleOrientDiffers', { orient: text, right: 'split' }),
      fixes: scalar ? [rewriteFix(scalar, 'split', true)] : [],
    };
  },
});

/** Data and parameters are asked for by name when the flag is truthy (MLflow 3.17.2). */
const params = rule({
  code: 'example-info-params',
  severity: 'warning',
  docs: {
    cause: 'The info says that the example file holds parameters, but the file does not have `inputs` and `params`.',
    example: 'params: \'true\'   # and {"columns": …} in the file',
    cure: 'Remove `params`, or put the data under `inputs` and the parameters under `params`.',
  },
  *check(subject) {
    const entry = viewOf(subject.document).exampleInfo.get('params');
    if (entry === undefined || isFalsy(entry.value)) return;
    const held = heldExample(subject);
    if (held === undefined) return;
    const isPair = isObject(held) && 'inputs' in held && 'params' in held;
    if (!isPair) yield { at: entry.key.span, message: message('ruleExampleParams') };
  },
});

export const exampleInfoRules = [type, file, keyUnknown, orient, params] as const;

/** Larger examples are not read for a hint on their info. */
const LARGEST = 1_000_000;

/** What the example file holds; undefined when it is not there or no JSON, which other rules tell. */
function heldExample({ document, siblings }: Subject): unknown {
  const text = savedExampleText(document, siblings)?.text;
  if (text === undefined || text.length > LARGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The frame of the example, where it is one in an object. */
function exampleOf(subject: Subject): object | undefined {
  const held = heldExample(subject);
  const flag = viewOf(subject.document).exampleInfo.get('params');
  const frame = flag && !isFalsy(flag.value) && isObject(held) && 'inputs' in held ? held.inputs : held;
  return isObject(frame) ? frame : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
