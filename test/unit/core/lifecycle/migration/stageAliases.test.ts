import assert from 'node:assert/strict';
import { stageAliases, usualAliases } from '../../../../../src/core/lifecycle/migration/stageAliases.ts';

describe('aliases for stages', () => {
  const cases: readonly (readonly [string, Parameters<typeof stageAliases>[0], unknown])[] = [
    ['are the usual ones when nothing is said', undefined, usualAliases],
    ['are those that are given, and no other', { Staging: 'next' }, { Staging: 'next' }],
    ['leave a stage out whose name is empty', { Production: 'live', Staging: '' }, { Production: 'live' }],
    ['may be for what is archived', { Archived: 'former' }, { Archived: 'former' }],
    ['are needed', { Production: '' }, 'migrationNoAlias'],
    ['are names that MLflow takes', { Production: 'v1' }, 'aliasVersion'],
    ['are different', { Production: 'one', Staging: 'one' }, 'migrationAliasTwice'],
  ];
  for (const [what, given, expected] of cases) {
    it(what, () => {
      const read = stageAliases(given);
      assert.deepEqual('aliases' in read ? read.aliases : read.problem.id, expected);
    });
  }
});
