import assert from 'node:assert/strict';
import { gestureEdits } from '../../src/core/mlmodel/page/gestureEdits.ts';
import { signatureTables } from '../../src/core/mlmodel/page/signatureTables.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import { applyEdits } from '../../src/core/signature/json/closeBrokenJson.ts';
import { conformanceCases } from '../support/conformance.ts';
import { Dice } from '../support/dice.ts';
import { askOracle } from '../support/oracle.ts';
import { randomGesture } from '../support/randomGesture.ts';
import { modelWith, signatureStyles } from '../support/signatureStyles.ts';
import { signatureTexts } from '../support/signatureTexts.ts';

interface Loaded {
  readonly ok: boolean;
  readonly rows?: readonly (number | null)[] | null;
  readonly error?: string;
}

/** Files that MLflow loads, of MLflow's own and in every style of YAML. */
function files(): readonly string[] {
  const real = conformanceCases().filter(({ verdict }) => verdict.load === 'ok' && verdict.signature === 'ok');
  const random = signatureTexts(11);
  const made = Array.from({ length: 400 }, (_, index) =>
    modelWith('inputs', random.schema(), signatureStyles[index % signatureStyles.length] ?? 'single'),
  );
  return [...real.map(({ files: { MLmodel } }) => MLmodel), ...made].filter(isLoaded);
}

function isLoaded(text: string): boolean {
  const { yaml, parts } = readMlmodel(text);
  const problems = parts.flatMap((part) => part.problems);
  return yaml.problems.length === 0 && parts.length > 0 && problems.every(({ isRefused }) => !isRefused);
}

describe('what gestures make of a signature is loaded by the real MLflow', () => {
  it('with as many rows as the tables have', async () => {
    const all = files();
    const dice = new Dice(20_261_123);
    const below = (limit: number): number => dice.below(limit);
    const edited: string[] = [];
    for (let round = 0; edited.length < 1500 && round < 10_000; round++) {
      let text = all[below(all.length)] ?? '';
      let isChanged = false;
      for (let step = 0; step < 4; step++) {
        const document = readMlmodel(text);
        const table = signatureTables(document)[below(3)];
        const gesture = table && randomGesture(table, below);
        const result = gesture && gestureEdits(document, gesture);
        if (result?.kind !== 'edits' || result.edits.length === 0) continue;
        text = applyEdits(text, result.edits);
        isChanged = true;
      }
      if (isChanged) edited.push(text);
    }
    assert.equal(edited.length, 1500);
    const answers = await askOracle<Loaded>(
      'loadOracle.py',
      edited.map((text) => ({ text })),
    );
    const wrong = edited.flatMap((text, index) => {
      const expected = rowCounts(text);
      const answer = answers[index];
      const isRight = answer?.ok === true && JSON.stringify(answer.rows) === JSON.stringify(expected);
      return isRight ? [] : [{ text, answer, expected }];
    });
    assert.deepEqual(wrong, []);
  });
});

function rowCounts(text: string): readonly (number | null)[] | null {
  const document = readMlmodel(text);
  if (document.parts.length === 0) return null;
  return ['inputs', 'outputs', 'params'].map((name) => {
    const part = document.parts.find((one) => one.name === name);
    return (part?.schema?.specs ?? part?.params)?.length ?? null;
  });
}
