import * as vscode from 'vscode';
import type { PossibleUndo } from '../../../core/lifecycle/history/planUndo.ts';
import type { IncompleteUndo } from '../../../core/lifecycle/history/undoRecorded.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import { CommandError } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import { numbers } from '../../registry/transitionText.ts';

/** What taking the move back would do, and whose move it is. */
export function undoSentence({ connection }: Session, { version, move, returns, touched }: PossibleUndo): string {
  const back = vscode.l10n.t('Moves {name}, version {version} back to {stage} on {connection}.', {
    name: version.name,
    version: version.version,
    stage: stageName(move.from),
    connection: connection.name,
  });
  const others =
    returns.length > 0
      ? vscode.l10n.t('Version {versions} returns to {stage}.', {
          versions: numbers(returns),
          stage: stageName(move.to),
        })
      : '';
  const changed =
    touched.length > 0
      ? vscode.l10n.t('Version {versions} was changed since, though not in its stage.', {
          versions: touched.join(', '),
        })
      : '';
  return [back, others, changed].filter((part) => part !== '').join(' ');
}

/** The move was taken back in part: what is done and what is not. */
export function incompleteUndo({ left, cause, done }: IncompleteUndo): CommandError {
  const what = vscode.l10n.t(
    '{name}, version {version} is back in {from}, but version {left} was not returned to {to}',
    {
      name: done.name,
      version: done.version,
      from: stageName(done.to),
      to: stageName(done.from),
      left: left.join(', '),
    },
  );
  const reason = cause instanceof TrackingError ? cause.reason : 'server';
  return new CommandError(reason, failureText({ what }, cause), [], cause);
}
