import assert from 'node:assert/strict';
import { checkModel } from '../../src/core/mlmodel/checkModel.ts';
import { siblingsOf } from '../support/conformance.ts';
import { exampleCases, type ExampleCase } from '../support/exampleCases.ts';
import { minimal } from '../support/minimalModel.ts';
import { askOracle } from '../support/oracle.ts';

const SEED = 4711;
const CASES = 2500;

const unsigned = minimal.replace(/^signature:\n(?: .*\n)+/m, '').trimEnd();

interface Verdicts {
  /** Why the signature itself is refused: then there is no other verdict. */
  readonly signature?: string;
  readonly strict?: string;
  readonly strictError?: string;
  readonly serving?: string;
  readonly servingError?: string;
}

/** What the language says to a case that is written into the files of a model. */
function ours({ inputs, params, hint, info, example, body }: ExampleCase): ReadonlySet<string> {
  const quoted = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text));
  const isBare = inputs === null && params === null;
  const model = [
    unsigned,
    ...(info === null ? [] : [`saved_input_example_info: ${JSON.stringify(info)}`]),
    ...(isBare ? [] : [`signature: {"inputs": ${quoted(inputs)}, "outputs": null, "params": ${quoted(params)}}`]),
    `is_signature_from_type_hint: ${hint}`,
    '',
  ].join('\n');
  const files = {
    MLmodel: model,
    ...(example !== null && { 'input_example.json': example }),
    ...(body !== null && { 'serving_input_example.json': body }),
  };
  return new Set(checkModel(model, siblingsOf(files)).map(({ code }) => code));
}

describe('examples get both verdicts of the real MLflow', () => {
  it(`random signatures and data, seed ${SEED}`, async function () {
    this.timeout(300_000);
    const cases = exampleCases(SEED, CASES);
    const answers = await askOracle<Verdicts>('exampleOracle.py', cases);
    let compared = 0;
    const wrong = cases.flatMap((one, index) => {
      const theirs = answers[index];
      if (!theirs || theirs.signature !== undefined) return [];
      const found = ours(one);
      return (['strict', 'serving'] as const).flatMap((name) => {
        compared++;
        const isRefused = found.has(`example-${name}`);
        const agrees = isRefused === (theirs[name] === 'error');
        return agrees ? [] : [{ one, name, isRefused, theirs }];
      });
    });
    assert.deepEqual(wrong, []);
    assert.ok(compared > CASES, `${compared} verdicts were compared`);
  });
});
