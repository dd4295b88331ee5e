import { readParams } from '../../signature/grammar/readParams.ts';
import { readSchema } from '../../signature/grammar/readSchema.ts';
import { applyEdits } from '../../signature/json/closeBrokenJson.ts';
import type { SignatureCode, SignatureProblem, JsonFix } from '../../signature/problem.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { editsInFile } from '../partEdits.ts';
import {
  nothingFound,
  rule,
  type Fix,
  type Found,
  type Rule,
  type RuleDocs,
  type Severity,
  type Subject,
} from '../rule.ts';
import { dropFixes } from './dropPart.ts';

/** One rule for each code that the readers of `core/signature/grammar` give. */
export const signatureRules: readonly Rule<SignatureCode>[] = (
  Object.entries(codes()) as [SignatureCode, SignatureRule][]
).map(([code, { severity, docs }]) =>
  rule({
    code,
    severity,
    docs,
    check: ({ document }: Subject) =>
      document.parts.every(({ problems }) => problems.length === 0) ? nothingFound : findIn(document, code, severity),
  }),
);

function* findIn(document: MlmodelDocument, code: SignatureCode, severity: Severity): Iterable<Found> {
  for (const part of document.parts) {
    const problems = part.problems.filter((problem) => problem.code === code);
    const isBroken = part.problems.some((problem) => problem.code === 'signature-json');
    const drop = problems.some(({ isRefused }) => isRefused) ? dropFixes(document, part) : [];
    for (const problem of problems)
      yield foundOf(document, part, isBroken ? careful(part, problem) : problem, { severity, drop });
  }
}

interface SignatureRule {
  /** Of what MLflow lets pass; what it refuses is always an error. */
  readonly severity: Severity;
  readonly docs: RuleDocs;
}

function foundOf(
  document: MlmodelDocument,
  part: SignaturePart,
  problem: SignatureProblem,
  { severity, drop }: { readonly severity: Severity; readonly drop: readonly Fix[] },
): Found {
  return {
    at: part.toFile(problem.at),
    message: problem.message,
    severity: problem.isRefused ? 'error' : (problem.severity ?? (severity === 'error' ? 'warning' : severity)),
    fixes: [...(problem.fixes ?? []).map((fix) => fixOf(document, part, fix)), ...(problem.isRefused ? drop : [])],
    ...(problem.code === 'signature-key-ignored' && { tag: 'unnecessary' }),
    ...(problem.code === 'signature-optional' && { tag: 'deprecated' }),
  };
}

/** Of broken JSON only some problems are told: a fix that may bring out others has to be looked at. */
function careful(part: SignaturePart, problem: SignatureProblem): SignatureProblem {
  const isJson = problem.code === 'signature-json';
  const fixes = (problem.fixes ?? []).map((fix) => ({
    ...fix,
    isPreferred: fix.isPreferred && isJson && bringsOutNothing(part, fix),
  }));
  return { ...problem, fixes };
}

function bringsOutNothing({ name, json, problems }: SignaturePart, fix: JsonFix): boolean {
  const mended = applyEdits(json, fix.edits);
  const told = new Set(problems.map(({ code }) => code));
  const left = (name === 'params' ? readParams(mended) : readSchema(mended)).problems;
  return left.every(({ isRefused, code }) => !isRefused || told.has(code));
}

function fixOf(document: MlmodelDocument, part: SignaturePart, { title, isPreferred, edits }: JsonFix): Fix {
  return { title, isPreferred, edits: editsInFile(document, part, edits) };
}

function codes(): Readonly<Record<SignatureCode, SignatureRule>> {
  return {
    'signature-json': {
      severity: 'error',
      docs: {
        cause: 'The text of `inputs`, `outputs` or `params` is not JSON as Python reads it.',
        example: 'inputs: \'[{"type": "long", "name": "a"}\'',
        cure: 'Close the brackets and strings; the quick fix does it where nothing else is wrong.',
      },
    },
    'signature-shape': {
      severity: 'error',
      docs: {
        cause: 'The JSON is not a list of objects.',
        example: 'inputs: \'{"type": "long"}\'',
        cure: 'Write a list, one `{…}` for each column, tensor or parameter.',
      },
    },
    'signature-empty': {
      severity: 'error',
      docs: {
        cause: '`inputs` and `outputs` need at least one column or tensor. Only `params` may be empty.',
        example: "inputs: '[]'",
        cure: 'Write `null`, or name the columns.',
      },
    },
    'signature-type-missing': {
      severity: 'error',
      docs: {
        cause: 'A column, property, item or map value has no `type`.',
        example: 'inputs: \'[{"name": "a"}]\'',
        cure: 'Add `"type"`.',
      },
    },
    'signature-type-unknown': {
      severity: 'error',
      docs: {
        cause:
          'The type does not exist. MLflow knows boolean, integer, long, float, double, string, binary, datetime, array, object, map, any, sparkml_vector and tensor, spelled exactly so.',
        example: 'inputs: \'[{"type": "int", "name": "a"}]\'',
        cure: 'Use the name that is meant: `long` for `int`, `string` for `str` and so on.',
      },
    },
    'signature-key-unknown': {
      severity: 'error',
      docs: {
        cause: 'A column of a simple type has a key other than `type`, `name` and `required`, and MLflow refuses it.',
        example: 'inputs: \'[{"type": "long", "name": "a", "unit": "m"}]\'',
        cure: 'Remove the key.',
      },
    },
    'signature-optional': {
      severity: 'warning',
      docs: {
        cause:
          'MLflow 2.4 to 2.9 wrote `optional`. Since 2.18 a column of a simple type with this key cannot be loaded, and on other types it has no effect.',
        example: 'inputs: \'[{"type": "long", "name": "a", "optional": true}]\'',
        cure: 'Write `"required": false` instead of `"optional": true`.',
      },
    },
    'signature-part-missing': {
      severity: 'error',
      docs: {
        cause:
          'A nested type or a tensor lacks a part: `items`, `properties`, `values`, `tensor-spec`, `dtype` or `shape`.',
        example: 'inputs: \'[{"type": "array", "name": "a"}]\'',
        cure: 'Add the part.',
      },
    },
    'signature-part-invalid': {
      severity: 'error',
      docs: {
        cause: 'A part of a nested type or a tensor is of a wrong kind.',
        example: 'inputs: \'[{"type": "array", "items": "long", "name": "a"}]\'',
        cure: 'Write an object such as `{"type": "long"}` for `items` and `values`, an object of objects for `properties`, a list for `shape`.',
      },
    },
    'signature-dtype-unknown': {
      severity: 'error',
      docs: {
        cause: 'numpy has no such type, or it carries a size that MLflow does not take.',
        example: 'inputs: \'[{"type": "tensor", "tensor-spec": {"dtype": "string", "shape": [-1]}}]\'',
        cure: 'Use a name of numpy, such as float64, int64, bool, str or object.',
      },
    },
    'signature-mixed': {
      severity: 'error',
      docs: {
        cause:
          'Columns with and without names, columns and tensors, or several tensors without names stand in one list; or a column without a name is not required.',
        example: 'inputs: \'[{"type": "long", "name": "a"}, {"type": "long"}]\'',
        cure: 'Name all or none, and keep columns and tensors apart.',
      },
    },
    'signature-name-duplicate': {
      severity: 'warning',
      docs: {
        cause: 'Two columns have one name. MLflow loads the model, and uses the last of them.',
        example: 'inputs: \'[{"type": "long", "name": "a"}, {"type": "double", "name": "a"}]\'',
        cure: 'Remove or rename one.',
      },
    },
    'signature-name-odd': {
      severity: 'information',
      docs: {
        cause: 'The name is empty or no text. MLflow loads it, but data can hardly be given under such a name.',
        example: 'inputs: \'[{"type": "long", "name": ""}]\'',
        cure: 'Give it the name of the column in the data.',
      },
    },
    'signature-required-odd': {
      severity: 'hint',
      docs: {
        cause:
          '`required` is not `true` or `false`, or a nested column does not have it. Without it an array, object, map or any column counts as optional, a simple one as required.',
        example: 'inputs: \'[{"type": "any", "name": "a"}]\'',
        cure: 'Write `"required": true` or `false`.',
      },
    },
    'signature-shape-odd': {
      severity: 'warning',
      docs: {
        cause: 'A shape holds something other than whole numbers ≥ -1. MLflow loads it, but no data fits it.',
        example: 'inputs: \'[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-2]}}]\'',
        cure: 'Write the size of each dimension, -1 for any.',
      },
    },
    'signature-key-ignored': {
      severity: 'hint',
      docs: {
        cause: 'The key has no effect: MLflow drops it when it writes the file again.',
        example: 'inputs: \'[{"type": "any", "name": "a", "unit": "m", "required": true}]\'',
        cure: 'Remove it.',
      },
    },
    'params-invalid': {
      severity: 'error',
      docs: {
        cause: 'A parameter needs `name`, `type` and `default`.',
        example: 'params: \'[{"name": "t", "type": "double"}]\'',
        cure: 'Add what is missing; `"default": null` stands for no default.',
      },
    },
    'params-type-unknown': {
      severity: 'error',
      docs: {
        cause: 'A parameter has a simple type other than binary, or is an object.',
        example: 'params: \'[{"name": "t", "type": "int", "default": 1, "shape": null}]\'',
        cure: 'Use boolean, integer, long, float, double, string, datetime or object.',
      },
    },
    'params-default': {
      severity: 'error',
      docs: {
        cause: 'The default does not fit the type and the shape of the parameter.',
        example: 'params: \'[{"name": "t", "type": "long", "default": 0.5, "shape": null}]\'',
        cure: 'Change the default or the type. A whole number fits `double`; a fraction never fits `long`.',
      },
    },
    'params-shape': {
      severity: 'error',
      docs: {
        cause: 'The shape of a parameter is `null` for one value and `[-1]` for a list; there is no other.',
        example: 'params: \'[{"name": "t", "type": "long", "default": [1, 2], "shape": [2]}]\'',
        cure: 'Write `null` or `[-1]`.',
      },
    },
    'params-duplicate': {
      severity: 'error',
      docs: {
        cause: 'Two parameters have one name.',
        example: 'params: \'[{"name": "t", …}, {"name": "t", …}]\'',
        cure: 'Remove or rename one.',
      },
    },
  };
}
