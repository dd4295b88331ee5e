import assert from 'node:assert/strict';
import type { Diagnostic } from '../../../../src/core/mlmodel/checkModel.ts';
import { brokenModels, longest } from '../../../support/brokenModels.ts';
import { foundIn } from '../../../support/foundIn.ts';
import type { Files } from '../../../support/ruleCheck.ts';

/** `MLMODEL_FUZZ=100000 MLMODEL_FUZZ_SEED=7 npm run test:unit -- --grep broken`: more inputs, other inputs. */
const count = Number(process.env['MLMODEL_FUZZ'] ?? 3000);
const seed = Number(process.env['MLMODEL_FUZZ_SEED'] ?? 1);

/**
 * Of a processor, for a folder whose files have up to a million characters; not of a clock, because machines do other work, too. Most need
 * less than a hundredth of it.
 */
const mostSeconds = 2;

describe(`broken models (${count} of seed ${seed})`, () => {
  it('end in findings within their files, in time', function () {
    this.timeout(60_000 + count * 50);
    const failures: string[] = [];
    let slowest = 0;
    let index = 0;
    for (const files of brokenModels(seed, count)) {
      const began = process.cpuUsage();
      failures.push(...failuresOf(files).map((why) => `input ${index}: ${why}`));
      const { user, system } = process.cpuUsage(began);
      const took = (user + system) / 1000;
      if (took > mostSeconds * 1000) failures.push(`input ${index}: takes ${Math.round(took)} ms`);
      slowest = Math.max(slowest, took);
      if (failures.length > 20) break;
      index++;
    }
    assert.deepEqual(failures, []);
    assert.equal(index, count);
    if (count > 3000) console.log(`      the slowest took ${Math.round(slowest)} ms; texts are up to ${longest} long`);
  });
});

function failuresOf(files: Files): readonly string[] {
  try {
    const options = { known: { run: false, model: false }, now: '2026-11-22 23:30:06.915440' };
    return foundIn(files, options).flatMap((one) => misplaced(files, one).map((what) => `${one.code}: ${what}`));
  } catch (error) {
    return [`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** Ranges of a finding and of its fixes that are not within the file. */
function misplaced(files: Files, { file, span, related, fixes }: Diagnostic): readonly string[] {
  const places = [
    { what: 'is', file, at: span },
    ...related.map((place) => ({ what: 'points', file: place.file ?? 'MLmodel', at: place.at })),
    ...fixes.flatMap((fix) => fix.edits.map(({ at }) => ({ what: 'is mended', file: fix.file ?? file, at }))),
  ];
  return places.flatMap(({ what, file: name, at: { start, end } }) => {
    const length = files[name]?.length ?? -1;
    const isWithin = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
    return isWithin ? [] : [`${what} at ${start}–${end} of ${name}, which is ${length} long`];
  });
}
