import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { readYaml } from '../../src/core/mlmodel/yaml/readYaml.ts';
import { conformanceCases } from '../support/conformance.ts';
import { askPyYaml } from '../support/yamlOracle.ts';
import { yamlTexts } from '../support/yamlTexts.ts';
import { inOrder, writtenValue } from '../support/yamlValue.ts';

const SEED = 90210;
const TEXTS = 4000;

describe('YAML is read as by the real PyYAML', () => {
  it(`random texts and broken MLmodel files, seed ${SEED}`, async () => {
    const made = yamlTexts(SEED);
    const models = conformanceCases().filter(({ group }) => group === 'real');
    const texts = Array.from({ length: TEXTS }, (_, index) => {
      const model = models[index % models.length];
      return index % 4 === 0 && model ? made.mutate(model.files.MLmodel) : made.next();
    });
    const answers = await askPyYaml(texts);
    const wrong = texts.flatMap((text, index) => {
      const answer = answers[index];
      const { root, problems } = readYaml(text);
      if (!answer || answer.ok !== (problems.length === 0)) return [{ text, answer, problems }];
      const isSame = !answer.ok || isDeepStrictEqual(writtenValue(root), inOrder(answer.value));
      return isSame ? [] : [{ text, answer, problems }];
    });
    assert.deepEqual(wrong, []);
  });
});
