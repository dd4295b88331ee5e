import assert from 'node:assert/strict';
import { deprecation } from '../../../../../src/core/lifecycle/versionsDiff/deprecated.ts';
import { tagsOf } from '../../../../support/domain.ts';

function check(value: string, expected: string | undefined): void {
  assert.equal(deprecation({ tags: tagsOf({ deprecated: value }) }), expected, value);
}

describe('a deprecated version', () => {
  it('is one whose tag says so', () => {
    check('true', 'true');
    check('yes', 'yes');
    check(' use version 3 ', 'use version 3');
    for (const denied of ['', ' ', 'false', 'False', 'no', 'NO', '0', 'off']) check(denied, undefined);
    assert.equal(deprecation({ tags: tagsOf({ Deprecated: 'yes' }) }), 'yes');
    assert.equal(deprecation({ tags: [] }), undefined);
  });
});
