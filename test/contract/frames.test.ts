import assert from 'node:assert/strict';
import { Dice } from '../support/dice.ts';
import { isSameAnswer } from '../support/frameAnswer.ts';
import { astypeQuestion, frameQuestion, schemaQuestion } from '../support/frameCases.ts';
import { askFrameOracle, type FrameQuestion } from '../support/frameOracle.ts';
import { strictTimeQuestion, timeQuestion } from '../support/timeCases.ts';

const SEED = 31071;
const CASES = 1500;

/** Random questions, each answered by the real pandas and MLflow and by us. */
async function check(question: (dice: Dice) => FrameQuestion): Promise<void> {
  const dice = new Dice(SEED);
  const questions = Array.from({ length: CASES }, () => question(dice));
  const answers = await askFrameOracle(questions);
  const wrong = questions.flatMap((asked, at) => {
    const real = answers[at];
    return real === undefined || isSameAnswer(asked, real) ? [] : [{ asked, real }];
  });
  assert.deepEqual(wrong, []);
}

describe('tables, as pandas and MLflow take them', () => {
  it('are made of JSON of any shape', () => check(frameQuestion));
  it('fit a schema of columns or do not', () => check(schemaQuestion));
  it('have columns that become other dtypes of numpy', () => check(astypeQuestion));
  it('have times that can be read or not', () => check(timeQuestion));
  it('have times beside other values that are not cast', () => check(strictTimeQuestion));
});
