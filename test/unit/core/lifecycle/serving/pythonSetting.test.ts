import assert from 'node:assert/strict';
import { pythonOfSetting } from '../../../../../src/core/lifecycle/serving/pythonSetting.ts';

const cases: readonly (readonly [setting: string, path: string | undefined])[] = [
  ['', undefined],
  ['  ', undefined],
  ['python3.12', 'python3.12'],
  [' /usr/bin/python3 ', '/usr/bin/python3'],
  ['~/venv/bin/python', '/home/a$&a/venv/bin/python'],
  ['~ada/python', '~ada/python'],
  ['${workspaceFolder}/.venv/bin/python', '/work space/.venv/bin/python'],
];

describe('pythonOfSetting', () => {
  for (const [setting, path] of cases)
    it(`reads “${setting}”`, () => {
      assert.equal(pythonOfSetting(setting, { home: '/home/a$&a', workspace: '/work space' }), path);
    });

  it('leaves a folder that is not there', () => {
    assert.equal(pythonOfSetting('${workspaceFolder}/p', { home: '', workspace: undefined }), '${workspaceFolder}/p');
  });
});
