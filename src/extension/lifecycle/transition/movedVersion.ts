import * as vscode from 'vscode';
import type { RecordedOutcome } from '../../../core/lifecycle/history/recordedOutcome.ts';
import { failureText } from '../../base/failure.ts';
import { stageName } from '../../registry/stageText.ts';
import type { MovedVersion } from '../lifecycleCommands.ts';

/** What a command answers about a move, with what a person or program should know besides. */
export function movedVersion(outcome: RecordedOutcome): MovedVersion {
  const { name, version, from, to, archived } = outcome;
  const notice = noticeOf(outcome);
  return { name, version, from, to, archived: [...archived], ...(notice !== undefined && { notice }) };
}

/** The move is made in any case: that its record is missing, or that somebody else acted at the same time. */
export function noticeOf(outcome: RecordedOutcome): string | undefined {
  const { intrusions, notChecked } = outcome;
  const parts = [
    ...intrusions.map(({ version, expected, found }) =>
      found === undefined
        ? vscode.l10n.t('Version {version} is gone: somebody deleted it at the same time.', { version })
        : vscode.l10n.t(
            'Version {version} is in {found}, not in {expected}: somebody moved it at the same time with another client.',
            { version, found: stageName(found), expected: stageName(expected) },
          ),
    ),
    ...told(vscode.l10n.t('What became of the other versions could not be read'), notChecked),
    ...recordNotices(outcome),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** What is amiss with the record of something that was done. */
export function recordNotices({
  notRecorded,
  notReleased,
}: Pick<RecordedOutcome, 'notRecorded' | 'notReleased'>): readonly string[] {
  return [
    ...told(vscode.l10n.t('It was done, but could not be recorded'), notRecorded),
    ...told(
      vscode.l10n.t('The model is still marked as being changed; the next who changes it has to take over'),
      notReleased,
    ),
  ];
}

function told(what: string, error: unknown): readonly string[] {
  return error === undefined ? [] : [failureText({ what }, error)];
}
