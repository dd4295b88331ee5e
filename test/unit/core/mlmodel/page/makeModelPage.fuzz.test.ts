import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModelPage } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import { modelPageShape } from '../../../../../src/protocol/mlmodelPage.ts';
import { brokenModels } from '../../../../support/brokenModels.ts';
import { conformanceCases, siblingsOf } from '../../../../support/conformance.ts';
import { goldenCases } from '../../../../support/golden.ts';
import { pageOf } from '../../../../support/modelPages.ts';
import { folder, type Files } from '../../../../support/ruleCheck.ts';

/** `MLMODEL_FUZZ=100000 MLMODEL_FUZZ_SEED=7`: more broken models, other ones. */
const count = Number(process.env['MLMODEL_FUZZ'] ?? 1500);
const seed = Number(process.env['MLMODEL_FUZZ_SEED'] ?? 1);

function assertSound(page: ModelPage, id: string): void {
  const read = modelPageShape.safeParse(page);
  assert.ok(read.success, `${id}: ${read.error?.message}`);
  assert.deepEqual(JSON.parse(JSON.stringify(page)), page, id);
  const rows = new Map(
    page.signature.map(({ part, rows: all }) => [part as string, new Map(all.map((row) => [row.path.join('.'), row]))]),
  );
  for (const { place } of page.problems) {
    if (place.kind === 'row')
      assert.ok(rows.get(place.part)?.has(place.path.join('.')), `${id}: ${place.path.join('.')}`);
  }
  for (const { part, rows: all } of page.signature) {
    for (const [index, { path, inside }] of all.entries()) {
      const below = all.slice(index + 1, index + 1 + inside);
      const next = all[index + 1 + inside];
      const isInside = below.every((row) => path.every((step, level) => row.path[level] === step));
      assert.ok(
        isInside && below.length === inside && (next?.path.length ?? 0) <= path.length,
        `${id}: ${part} ${path.join('.')}`,
      );
    }
  }
}

describe('the page is plain and whole', () => {
  it('of every model that MLflow was asked about', function () {
    this.timeout(60_000);
    for (const { id, files } of conformanceCases()) assertSound(pageOf(files), id);
  });

  it('of every model that was marked by hand', () => {
    for (const { title, files, siblings } of goldenCases()) assertSound(pageOf(files, siblings), title);
  });

  it(`of broken models (${count} of seed ${seed})`, function () {
    this.timeout(60_000 + count * 50);
    let index = 0;
    for (const files of brokenModels(seed, count)) assertSound(pageOf(files), `input ${index++}`);
  });

  it('of any text, whatever lies beside it', function () {
    this.timeout(60_000);
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), yaml);
    fc.assert(
      fc.property(text, text, text, (MLmodel, requirements, other) => {
        const files: Files = {
          MLmodel,
          'requirements.txt': requirements,
          'conda.yaml': other,
          'input_example.json': other,
          'serving_input_example.json': other,
        };
        assertSound(pageOf(files, siblingsOf(files)), 'known in part');
        assertSound(pageOf(files, folder(files)), 'known');
      }),
      { numRuns: 300 },
    );
  });
});

/** Texts that have the keys that the page looks at, with anything in them. */
const yaml = fc
  .dictionary(
    fc.constantFrom(
      'artifact_path',
      'flavors',
      'metadata',
      'model_size_bytes',
      'run_id',
      'saved_input_example_info',
      'signature',
      'constructor',
      '__proto__',
    ),
    fc.oneof(
      fc.jsonValue({ noUnicodeString: false }),
      fc.record({ inputs: fc.json(), outputs: fc.json(), params: fc.json() }),
      fc.dictionary(
        fc.constantFrom('python_function', 'sklearn', 'keras', '__proto__', 'artifact_path'),
        fc.jsonValue(),
      ),
    ),
  )
  .map((keys) =>
    Object.entries(keys)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join(''),
  );
