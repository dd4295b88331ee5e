import assert from 'node:assert/strict';
import { checkModel } from '../../../../src/core/mlmodel/checkModel.ts';
import { conformanceCases, mismatchesOf, mismatchReport, siblingsOf } from '../../../support/conformance.ts';

const cases = conformanceCases();

describe('every verdict of MLflow 3.17.2', () => {
  it('is here in full', () => {
    assert.equal(cases.length, 3786);
  });

  for (const group of ['real', 'mutation', 'schema', 'example'] as const) {
    it(`is given here too: ${group}`, function () {
      this.timeout(60_000);
      const mismatches = cases.filter((one) => one.group === group).flatMap(mismatchesOf);
      assert.ok(mismatches.length === 0, mismatchReport(mismatches));
    });
  }

  it('on what MLflow itself wrote comes without noise', () => {
    const noisy = cases
      .filter(({ group }) => group === 'real')
      .flatMap(({ id, files }) => {
        const warnings = checkModel(files.MLmodel, siblingsOf(files)).filter(
          ({ severity, code }) => severity === 'warning' && !code.startsWith('example-s'),
        );
        return warnings.length > 1 ? [`${id}: ${warnings.map(({ code }) => code).join(' ')}`] : [];
      });
    assert.deepEqual(noisy, []);
  });
});
