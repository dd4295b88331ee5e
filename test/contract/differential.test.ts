import assert from 'node:assert/strict';
import { mismatchesOf, mismatchReport, type ConformanceCase, type Mismatch } from '../support/conformance.ts';
import { linesOf } from '../support/oracle.ts';

const seed = process.env['MLFLOW_WORKBENCH_SEED'] ?? '7';
const count = Number(process.env['MLFLOW_WORKBENCH_CASES'] ?? '2100');

describe(`random model folders, seed ${seed}`, () => {
  it(`get the verdicts of the real MLflow here too: ${count} of them`, async function () {
    this.timeout(count * 100 + 60_000);
    let seen = 0;
    const mismatches: Mismatch[] = [];
    for await (const one of linesOf<ConformanceCase>('freshCases.py', [], { given: [seed, String(count)] })) {
      seen++;
      const wrong = mismatchesOf(one);
      if (wrong.length > 0) console.log(JSON.stringify({ ...one, wrong }));
      mismatches.push(...wrong);
    }
    assert.equal(seen, count);
    assert.ok(mismatches.length === 0, mismatchReport(mismatches));
  });
});
