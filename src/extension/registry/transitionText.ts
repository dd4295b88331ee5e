import * as vscode from 'vscode';
import { isActive, parseStage } from '../../core/lifecycle/stage.ts';
import type { MovePlan, TransitionOutcome } from '../../core/lifecycle/transition.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { TrackingError } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import type { Session } from '../connections/session.ts';
import { stageName } from './stageText.ts';

/** The whole change in one sentence or three, before it is sent. */
export function planSentence({ connection }: Session, { version, from, to, archives, keeps }: MovePlan): string {
  const move = vscode.l10n.t('Moves {name}, version {version} from {from} to {to} on {connection} ({uri}).', {
    name: version.name,
    version: version.version,
    from: stageName(from),
    to: stageName(to),
    connection: connection.name,
    uri: connection.trackingUri,
  });
  const others =
    archives.length > 0
      ? vscode.l10n.t('Archives version {versions}.', { versions: numbers(archives) })
      : keeps.length > 0 && isActive(to)
        ? vscode.l10n.t('Version {versions} stays in {stage}.', { versions: numbers(keeps), stage: stageName(to) })
        : '';
  return [move, others, vscode.l10n.t('Aliases stay as they are.')].filter((part) => part).join(' ');
}

/** What happened, with the numbers of what was archived. */
export function outcomeSentence(
  { connection }: Session,
  { name, version, from, to, archived }: TransitionOutcome,
): string {
  const moved = vscode.l10n.t('{name}, version {version}: {from} → {to} on {connection}.', {
    name,
    version,
    from: stageName(from),
    to: stageName(to),
    connection: connection.name,
  });
  return archived.length > 0
    ? `${moved} ${vscode.l10n.t('Version {versions} archived.', { versions: archived.join(', ') })}`
    : moved;
}

export function nothingToDo(reason: 'alreadyThere' | 'noStages', version: ModelVersion): CommandError {
  const text =
    reason === 'noStages'
      ? vscode.l10n.t('This registry has aliases and no stages. Nothing was sent.')
      : vscode.l10n.t('{name}, version {version} is in {stage} already. Nothing was sent.', {
          name: version.name,
          version: version.version,
          stage: stageName(version.stage ?? 'None'),
        });
  return new CommandError(reason === 'noStages' ? 'tooOld' : 'conflict', text);
}

/** The stage that the version is in now travels in the failure's code; when it is the expected one, the target stage changed. */
export function movedMeanwhile(error: TrackingError, current: ModelVersion): string {
  const [now, expected] = [parseStage(error.failure.code) ?? 'None', current.stage ?? 'None'];
  if (now === expected)
    return vscode.l10n.t('Other versions came to the stage or left it meanwhile. Nothing was sent.');
  return vscode.l10n.t('Version {version} is now in {now}, not in {expected}: someone moved it. Nothing was sent.', {
    version: current.version,
    now: stageName(now),
    expected: stageName(expected),
  });
}

export function numbers(versions: readonly ModelVersion[]): string {
  return versions.map(({ version }) => version).join(', ');
}
