import assert from 'node:assert/strict';
import type { RegisteredModel } from '../../../../../src/core/tracking/registeredModel.ts';
import {
  overviewRow,
  withRun,
  withSignature,
} from '../../../../../src/extension/lifecycle/production/productionModels.ts';
import { runOf, tagsOf, versionOf } from '../../../../support/domain.ts';

const model: RegisteredModel = {
  name: 'm',
  description: '',
  created: 1,
  lastUpdated: 1,
  user: undefined,
  tags: tagsOf({ owner: 'a'.repeat(500) }),
  aliases: Array.from({ length: 60 }, (_, index) => ({ alias: `a${index}`, version: '2' })),
  latestVersions: [
    versionOf({ version: '2', stage: 'Production', description: 'said', tags: tagsOf({ deprecated: 'yes' }) }),
  ],
};

describe('rows of the overview of models', () => {
  it('tell what the search told, within bounds', () => {
    const { shown, subject } = overviewRow(model, 3);
    assert.equal(subject?.version, '2');
    const { aliases, owner, ...rest } = shown;
    assert.equal(aliases.length, 50);
    assert.equal(owner.length, 201);
    assert.deepEqual(rest, {
      name: 'm',
      production: { version: '2', deprecated: 'yes' },
      staging: null,
      since: 1000,
      isSinceRecorded: false,
      signature: 'later',
      runState: '',
      requests: 3,
      isDocumented: true,
      newest: '2',
    });
  });

  it('take over what is found out later', () => {
    const row = overviewRow(model, 0);
    assert.equal(withRun(row, undefined), row);
    assert.equal(withRun(row, runOf()).shown.runState, 'FINISHED');
    assert.equal(withRun(row, runOf({ lifecycle: 'deleted' })).shown.runState, 'DELETED');
    assert.equal(withSignature(row, 'present').shown.signature, 'present');
    assert.equal(overviewRow({ ...model, latestVersions: [] }, 0).shown.signature, 'unknown');
  });
});
