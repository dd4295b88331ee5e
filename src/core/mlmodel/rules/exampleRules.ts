import { lineIndex } from '../../base/lineIndex.ts';
import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { DataProblem } from '../../signature/enforce/verdict.ts';
import type { MlmodelDocument } from '../document.ts';
import { rule, type Found, type Subject } from '../rule.ts';
import { servingExampleVerdict, strictExampleVerdict, type ExampleVerdict } from '../savedExample.ts';

/** So many findings of one file are told; the rest shows when these are mended. */
const mostFindings = 100;

const serving = rule({
  code: 'example-serving',
  severity: 'warning',
  needsLoadedModel: true,
  docs: {
    cause:
      'The scoring server (`mlflow models serve`) would refuse the example that the model was saved with. It casts values to the types of the signature first, and then checks them.',
    example:
      '# signature: [{"type": "long", "name": "age"}]\n# serving_input_example.json:\n{"dataframe_split": {"columns": ["age"], "data": [["old"]]}}',
    cure: 'Correct the value, or the type in the signature. Whole numbers with gaps are `double`.',
  },
  *check(subject) {
    yield* findings(subject, servingExampleVerdict(subject.document, subject.siblings), 'serving');
  },
});

const strict = rule({
  code: 'example-strict',
  severity: 'warning',
  needsLoadedModel: true,
  docs: {
    cause:
      '`PyFuncModel.predict` would refuse the example that the model was saved with. It casts nothing but what is safe: a whole number is no `double` to it, and with pandas 3 no text is a date.',
    example: '# signature: [{"type": "double", "name": "price"}]\n# input_example.json (json_object):\n{"price": [2]}',
    cure: 'Write the value as its type wants it (`2.0`), or correct the type in the signature.',
  },
  *check(subject) {
    yield* findings(subject, strictExampleVerdict(subject.document, subject.siblings), 'strict');
  },
});

export const exampleRules = [serving, strict] as const;

/** What is said at the column, or at the key that names the example: the reason stands at the value, and may make no sense elsewhere. */
const refusals = {
  serving: { column: 'exampleColumnServing', key: 'exampleWholeServing' },
  strict: { column: 'exampleColumnStrict', key: 'exampleWholeStrict' },
} as const;

/** Each problem at the value in its file, and once at the column that is not met. */
function* findings(
  { document, siblings }: Subject,
  verdict: ExampleVerdict | undefined,
  way: keyof typeof refusals,
): Iterable<Found> {
  if (verdict === undefined) return;
  const { file } = verdict;
  const text = file === undefined ? undefined : siblings.text(file);
  const lines = once(() => lineIndex(text ?? ''));
  const told = new Set<number>();
  for (const problem of verdict.problems.slice(0, mostFindings)) {
    const column = columnOf(document, problem);
    const at = column ?? verdict.key;
    const value = problem.at ?? { start: 0, end: 0 };
    if (file !== undefined && problem.at !== undefined) {
      const related = [{ at, message: message(column ? 'exampleUnmet' : 'exampleNamed') }];
      yield { file, at: value, message: problem.message, related };
    }
    if (told.has(at.start)) continue;
    told.add(at.start);
    if (file === undefined || text === undefined) {
      yield { at, message: problem.message };
      continue;
    }
    const line = lines().positionAt(value.start).line + 1;
    yield {
      at,
      message: message(refusals[way][column ? 'column' : 'key'], { file, line }),
      related: [{ file, at: value, message: problem.message }],
    };
  }
}

function columnOf({ parts }: MlmodelDocument, { spec }: DataProblem): Span | undefined {
  const part = spec && parts.find(({ name }) => name === spec.part);
  const found = spec && (part?.schema?.specs[spec.index] ?? part?.params?.[spec.index]);
  return found && part?.toFile(found.span);
}

/** Most examples have no problem, and need no lines. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
