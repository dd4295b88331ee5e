import assert from 'node:assert/strict';
import { modelOverview } from '../../../../../src/core/lifecycle/find/modelOverview.ts';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import type { MoveRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import type { RegisteredModel } from '../../../../../src/core/tracking/registeredModel.ts';
import { tagsOf, versionOf } from '../../../../support/domain.ts';

function modelOf(fields: Partial<RegisteredModel>): RegisteredModel {
  const times = { created: 1, lastUpdated: 1, user: undefined };
  return { name: 'm', description: '', ...times, tags: [], aliases: [], latestVersions: [], ...fields };
}

const move: MoveRecord = {
  kind: 'move',
  id: 'a1b2c3d4e5f6',
  at: 4000,
  by: { name: 'ada', from: 'git' },
  comment: '',
  from: 'Staging',
  to: 'Production',
  archived: [],
  request: undefined,
  undoes: undefined,
  updated: 4000,
};

describe('what a search tells of a model', () => {
  it('takes the newest version of each stage', () => {
    const versions = [
      versionOf({ version: '9', stage: 'None' }),
      versionOf({ version: '2', stage: 'Production', lastUpdated: 2000 }),
      versionOf({ version: '10', stage: 'Production', lastUpdated: 3000 }),
      versionOf({ version: '3', stage: 'Staging' }),
    ];
    const { production, staging, subject, since, newest } = modelOverview(modelOf({ latestVersions: versions }));
    assert.deepEqual(
      [production?.version, staging?.version, subject?.version, since, newest],
      ['10', '3', '10', 3000, '10'],
    );
  });

  it('falls back to Staging, then to the newest', () => {
    const subjectOf = (...stages: ('None' | 'Staging')[]) =>
      modelOverview(
        modelOf({ latestVersions: stages.map((stage, index) => versionOf({ version: String(index + 1), stage })) }),
      ).subject?.version;
    assert.equal(subjectOf('Staging', 'None'), '1');
    assert.equal(subjectOf('None'), '1');
    assert.equal(subjectOf(), undefined);
  });

  it('knows by the record of the move since when it is there', () => {
    const tags = encodeRecord(move);
    const latestVersions = [versionOf({ stage: 'Production', lastUpdated: 9000, tags })];
    const told = modelOverview(modelOf({ latestVersions }));
    assert.deepEqual([told.since, told.isSinceRecorded], [4000, true]);
    const moved = [
      versionOf({ stage: 'Production', lastUpdated: 9000, tags: encodeRecord({ ...move, to: 'Staging' }) }),
    ];
    const changed = modelOverview(modelOf({ latestVersions: moved }));
    assert.deepEqual([changed.since, changed.isSinceRecorded], [9000, false]);
  });

  it('takes the owner from the tag of the model, that of the version, then the users', () => {
    const version = versionOf({ tags: tagsOf({ owner: 'bob' }), user: 'eve' });
    const ownerOf = (fields: Partial<RegisteredModel>) =>
      modelOverview(modelOf({ latestVersions: [version], ...fields })).owner;
    assert.equal(ownerOf({ tags: tagsOf({ owner: 'ada' }) }), 'ada');
    assert.equal(ownerOf({ tags: tagsOf({ owner: ' ' }) }), 'bob');
    assert.equal(ownerOf({ latestVersions: [versionOf({ user: 'eve' })], user: 'joe' }), 'joe');
    assert.equal(ownerOf({ latestVersions: [versionOf({ user: 'eve' })] }), 'eve');
    assert.equal(ownerOf({ latestVersions: [] }), undefined);
  });

  it('tells whether the version that matters is described', () => {
    const documented = (description: string, ...latestVersions: RegisteredModel['latestVersions']): boolean =>
      modelOverview(modelOf({ description, latestVersions })).isDocumented;
    assert.equal(documented('of the model', versionOf({ description: ' \n' })), false);
    const production = versionOf({ version: '1', stage: 'Production', description: 'what it is for' });
    assert.equal(documented('', production, versionOf({ version: '2', description: '' })), true);
    assert.deepEqual([documented('x'), documented(' ')], [true, false]);
  });
});
