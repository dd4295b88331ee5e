import assert from 'node:assert/strict';
import { disagreements } from '../support/signatureDifferential.ts';
import { signatureTexts } from '../support/signatureTexts.ts';

describe('signatures are read as by the real MLflow', () => {
  for (const kind of ['json', 'schema', 'params', 'dtype', 'datetime'] as const) {
    it(kind, async () => {
      const texts = signatureTexts(20_261_123);
      const asked = Array.from({ length: 3000 }, () => ({ kind, text: texts[kind]() }));
      assert.deepEqual(await disagreements(asked), []);
    });
  }
});
