import assert from 'node:assert/strict';
import { requirementValues } from '../../../../../src/core/lifecycle/versionsDiff/requirementValues.ts';

function check(text: string, expected: Readonly<Record<string, string>>): void {
  assert.deepEqual(Object.fromEntries(requirementValues(text)), expected, text);
}

describe('what a requirements file asks for', () => {
  it('is told per package, by the name that PyPI knows it by', () => {
    check('mlflow==3.17.2\nScikit_Learn == 1.5 # why\n', { mlflow: '==3.17.2', 'scikit-learn': '==1.5' });
    check('pandas\n', { pandas: 'any' });
    check('numpy>=1,<3 ; python_version < "3.12"', { numpy: '>=1,<3; python_version < "3.12"' });
    check('a @ https://host/a.whl', { a: 'https://host/a.whl' });
  });

  it('tells lines without a package as they are', () => {
    check('-r other.txt\n--extra-index-url https://x/\n./local\n???', {
      '-r other.txt': '-r other.txt',
      '--extra-index-url https://x/': '--extra-index-url https://x/',
      './local': './local',
      '???': '???',
    });
  });

  it('puts several lines for one package together', () => {
    check('a==1\na==1\nA<2', { a: '==1, <2' });
    check('', {});
  });
});
