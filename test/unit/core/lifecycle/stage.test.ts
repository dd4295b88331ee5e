import assert from 'node:assert/strict';
import { activeStages, isActive, parseStage, stages } from '../../../../src/core/lifecycle/stage.ts';

describe('stage', () => {
  it('reads a stage in any case, as the server does', () => {
    for (const [text, expected] of [
      ['None', 'None'],
      ['nOnE', 'None'],
      ['staging', 'Staging'],
      ['PRODUCTION', 'Production'],
      ['Archived', 'Archived'],
      ['', undefined],
      [' Staging', undefined],
      ['prod', undefined],
      [undefined, undefined],
    ] as const) {
      assert.equal(parseStage(text), expected, String(text));
    }
  });

  it('knows for which stages MLflow archives what is there', () => {
    assert.deepEqual(stages.filter(isActive), [...activeStages]);
    assert.deepEqual([...activeStages], ['Staging', 'Production']);
  });
});
