import type { PageCommit } from '../../src/protocol/modelPage.ts';
import { t } from './say.ts';

/** What the repository of the workspace knows of the commit that a run was made from. */
export function commitWords(commit: PageCommit): string {
  if (commit.kind === 'unknown') return t(whyTexts[commit.why]);
  const { branch, isOnBranch, isPushed } = commit;
  if (branch === '') return t(isPushed ? 'commitPushed' : 'commitNotPushed');
  if (isOnBranch) return t(isPushed ? 'commitOnPushed' : 'commitOn', { branch });
  return t(isPushed ? 'commitOffPushed' : 'commitOff', { branch });
}

const whyTexts = {
  noTag: 'commitNoTag',
  noRepository: 'commitNoRepository',
  notThere: 'commitNotThere',
  noGit: 'commitNoGit',
  untrusted: 'commitUntrusted',
  failed: 'commitFailed',
} as const;
