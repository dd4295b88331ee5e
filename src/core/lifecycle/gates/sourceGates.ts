import { message, type Message } from '../../base/message.ts';
import type { NoCommit } from '../../git/commitFacts.ts';
import { failed, passed, passedIf, unknown, type Evaluator } from './answer.ts';

/** The source run ended well and is still there. */
export const runFinished: Evaluator<'runFinished'> = (_, { candidate: { run } }) => {
  if (run.kind !== 'known') return unknown(run.why);
  const { status, statusText, lifecycle, name, id } = run.value;
  if (lifecycle === 'deleted') return failed(message('gateRunDeleted', { run: name || id }));
  const detail = message('gateRunStatus', { status: statusText });
  return status === undefined ? unknown(detail) : passedIf(status === 'FINISHED', detail);
};

/** MLflow only tags a run as dirty or not when it can ask Git; a missing tag says nothing. */
export const commitClean: Evaluator<'commitClean'> = (_, { candidate: { run }, source }) => {
  if (source.commit === undefined) return unknown(run.kind === 'known' ? message('gateNoCommit') : run.why);
  const commit = short(source.commit);
  if (source.isDirty === undefined) return unknown(message('gateNoDirtyTag', { commit }));
  return source.isDirty
    ? failed(message('gateCommitDirty', { commit }))
    : passed(message('gateCommitClean', { commit }));
};

/** Some remote branch holds the commit, as far as the local repository was fetched. */
export const commitPushed: Evaluator<'commitPushed'> = (_, { candidate: { run }, source, commit: facts }) => {
  if (source.commit === undefined) return unknown(run.kind === 'known' ? message('gateNoCommit') : run.why);
  const commit = short(source.commit);
  if (typeof facts === 'string') return unknown(noCommitTexts[facts](commit));
  return facts.isPushed
    ? passed(message('gateCommitPushed', { commit }))
    : failed(message('gateCommitNotPushed', { commit }));
};

const noCommitTexts: Readonly<Record<NoCommit, (commit: string) => Message>> = {
  noTag: () => message('gateNoCommit'),
  noRepository: (commit) => message('gateCommitNoRepository', { commit }),
  notThere: (commit) => message('gateCommitNotThere', { commit }),
  noGit: (commit) => message('gateCommitNoGit', { commit }),
  untrusted: (commit) => message('gateCommitUntrusted', { commit }),
};

function short(commit: string): string {
  return commit.slice(0, 8);
}
