import assert from 'node:assert/strict';
import { siblingMessage } from '../../../../src/core/mlmodel/siblingProblem.ts';
import { noSiblings, type SiblingProblem } from '../../../../src/core/mlmodel/siblings.ts';
import { findings, folder, type Files } from '../../../support/ruleCheck.ts';
import { exampleRules } from '../../../../src/core/mlmodel/rules/exampleRules.ts';
import { minimal } from '../../../support/minimalModel.ts';

const saved = [
  'saved_input_example_info:',
  '  artifact_path: input_example.json',
  '  serving_input_path: serving_input_example.json',
  '  type: json_object',
  '',
].join('\n');

/** `code file` of what is found beside a model, each once. */
function found(files: Files, problems: Readonly<Record<string, SiblingProblem>> = {}): readonly string[] {
  const all = { MLmodel: minimal + saved, ...files };
  const beside = folder(all);
  const siblings = { ...beside, problem: (name: string) => problems[name] ?? beside.problem(name) };
  return ['env-unreadable', 'example-strict', 'example-serving'].flatMap((code) =>
    [...findings(all, { siblings }), ...findings(all, { siblings }, exampleRules)]
      .filter((one) => one.code === code && one.file !== 'MLmodel')
      .map(({ file }) => `${code} ${file}`),
  );
}

describe('a file beside a model that cannot be read', () => {
  it('has a message of its own', () => {
    const told = (problem: SiblingProblem | undefined) =>
      siblingMessage({ ...noSiblings, problem: () => problem }, 'conda.yaml');
    assert.deepEqual(told('unreadable'), { id: 'siblingUnreadable', args: { file: 'conda.yaml' } });
    assert.deepEqual(told('notUtf8'), { id: 'siblingNotUtf8', args: { file: 'conda.yaml' } });
    assert.equal(told('tooLarge'), undefined);
    assert.equal(told(undefined), undefined);
  });

  it('is told where MLflow would open it', () => {
    const folders = { 'conda.yaml/': '', 'requirements.txt/': '', 'input_example.json/': '' };
    assert.deepEqual(found(folders), [
      'env-unreadable conda.yaml',
      'env-unreadable requirements.txt',
      'example-strict input_example.json',
    ]);
    assert.deepEqual(found({ 'serving_input_example.json/': '' }), ['example-serving serving_input_example.json']);
    assert.deepEqual(found({}, { 'python_env.yaml': 'notUtf8', 'input_example.json': 'notUtf8' }), [
      'env-unreadable python_env.yaml',
      'example-strict input_example.json',
    ]);
  });

  it('is no mistake of the model when it is only too large to be looked at, or not there', () => {
    assert.deepEqual(found({}, { 'conda.yaml': 'tooLarge', 'input_example.json': 'tooLarge' }), []);
    assert.deepEqual(found({}), []);
  });
});
