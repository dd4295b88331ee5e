import type { Span } from '../../base/span.ts';
import type { DataProblem } from '../../signature/enforce/verdict.ts';
import type { MlmodelDocument } from '../document.ts';
import { rule, type Found } from '../rule.ts';
import { servingExampleVerdict, strictExampleVerdict, type ExampleVerdict } from '../savedExample.ts';

/** So many findings of one file are told; the rest shows when these are mended. */
const mostFindings = 100;

const serving = rule({
  code: 'example-serving',
  severity: 'warning',
  docs: {
    cause:
      'The scoring server (`mlflow models serve`) would refuse the example that the model was saved with. It casts values to the types of the signature first, and then checks them.',
    example:
      '# signature: [{"type": "long", "name": "age"}]\n# serving_input_example.json:\n{"dataframe_split": {"columns": ["age"], "data": [["old"]]}}',
    cure: 'Correct the value, or the type in the signature. Whole numbers with gaps are `double`.',
  },
  *check({ document, siblings }) {
    yield* findings(document, servingExampleVerdict(document, siblings));
  },
});

const strict = rule({
  code: 'example-strict',
  severity: 'warning',
  docs: {
    cause:
      '`PyFuncModel.predict` would refuse the example that the model was saved with. It casts nothing but what is safe: a whole number is no `double` to it, and with pandas 3 no text is a date.',
    example: '# signature: [{"type": "double", "name": "price"}]\n# input_example.json (json_object):\n{"price": [2]}',
    cure: 'Write the value as its type wants it (`2.0`), or correct the type in the signature.',
  },
  *check({ document, siblings }) {
    yield* findings(document, strictExampleVerdict(document, siblings));
  },
});

export const exampleRules = [serving, strict] as const;

/** Each problem at the value in its file, and once at the column that is not met. */
function* findings(document: MlmodelDocument, verdict: ExampleVerdict | undefined): Iterable<Found> {
  if (verdict === undefined) return;
  const told = new Set<number>();
  for (const problem of verdict.problems.slice(0, mostFindings)) {
    const column = columnOf(document, problem) ?? verdict.key;
    const { file } = verdict;
    const value = problem.at ?? { start: 0, end: 0 };
    if (file !== undefined && problem.at !== undefined) {
      yield { file, at: value, message: problem.message, related: [{ at: column, message: problem.message }] };
    }
    if (told.has(column.start)) continue;
    told.add(column.start);
    yield {
      at: column,
      message: problem.message,
      ...(file !== undefined && { related: [{ file, at: value, message: problem.message }] }),
    };
  }
}

function columnOf({ parts }: MlmodelDocument, { spec }: DataProblem): Span | undefined {
  const part = spec && parts.find(({ name }) => name === spec.part);
  const found = spec && (part?.schema?.specs[spec.index] ?? part?.params?.[spec.index]);
  return found && part?.toFile(found.span);
}
