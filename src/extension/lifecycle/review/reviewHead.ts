import * as vscode from 'vscode';
import { isSamePerson, nobody, type Actor } from '../../../core/lifecycle/actor.ts';
import { recordsOf } from '../../../core/lifecycle/records/recordsOf.ts';
import type { DecisionRecord, LifecycleRecord } from '../../../core/lifecycle/records/record.ts';
import { isActive } from '../../../core/lifecycle/stage.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { Remark, ShownMoment, ShownRequest } from '../../../protocol/reviewPage.ts';
import { CommandError } from '../../base/commandError.ts';
import { formatExactly, formatWhen } from '../../base/formatWhen.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import { changedSince, type RequestChange } from './changedSince.ts';
import { requestState, type RequestState } from './requestRecords.ts';
import type { ReviewTarget } from './reviewTarget.ts';

/** What the page begins with, and what its other parts are read from. */
export interface ReadRequest extends RequestState {
  readonly version: ModelVersion;
  readonly records: readonly LifecycleRecord[];
  readonly shown: ShownRequest;
}

/** One request for all versions of the model: they say what is in the stage now, and who the aliases belong to. */
export async function readRequest(
  session: Session,
  { name, version: number, requestId }: Omit<ReviewTarget, 'connection'>,
  actor: Promise<Actor>,
  signal: AbortSignal,
): Promise<ReadRequest> {
  const [all, who] = await Promise.all([allVersions(session.registry, name, signal), actor.catch((): Actor => nobody)]);
  const version = all.find((candidate) => candidate.version === number);
  const records = version ? recordsOf(version) : [];
  const found = requestState(records, requestId);
  if (!version || !found) {
    const text = vscode.l10n.t(
      '{name}, version {version} has no such request on {connection}. It may have been deleted.',
      {
        name,
        version: number,
        connection: session.connection.name,
      },
    );
    throw new CommandError('notFound', text);
  }
  return { ...found, version, records, shown: shownRequest(session, version, all, found, who) };
}

function shownRequest(
  { connection, writable }: Session,
  version: ModelVersion,
  all: readonly ModelVersion[],
  { request, decision }: RequestState,
  actor: Actor,
): ShownRequest {
  const others = isActive(request.to)
    ? all.filter((other) => other.stage === request.to && other.version !== version.version)
    : [];
  const numbers = others.map((other) => other.version);
  return {
    kind: 'request',
    name: version.name,
    version: version.version,
    from: stageName(request.from),
    to: stageName(request.to),
    state: decision ? states[decision.decision] : 'open',
    by: { ...request.by },
    at: momentOf(request.at),
    connection: {
      name: connection.name,
      uri: connection.trackingUri,
      isProduction: connection.production,
      isWritable: writable,
    },
    archives: request.archiveExisting ? numbers : [],
    keeps: request.archiveExisting ? [] : numbers,
    aliases: [...others, version]
      .filter(({ aliases = [] }) => aliases.length > 0)
      .map((one) => ({ version: one.version, names: [...(one.aliases ?? [])] })),
    changed: decision ? [] : changedSince(request, version.version, all).map((change) => changeText(change, version)),
    ...ownership(request.by, actor),
    discussion: [
      { ...remarkOf(request), kind: 'request', override: '', gates: null },
      ...(decision ? [decisionRemark(decision)] : []),
    ],
  };
}

/** Whether who looks at it asked for it. Where a name is not verified nobody can say that it was somebody else. */
function ownership(by: Actor, actor: Actor): Pick<ShownRequest, 'isOwn' | 'canWithdraw'> {
  const isOwn = isSamePerson(by, actor);
  const isVerified = by.from === 'server' && actor.from === 'server';
  return {
    isOwn,
    canWithdraw: isOwn || (!isVerified && (by.name === actor.name || by.name === '' || actor.name === '')),
  };
}

const states = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

function decisionRemark(decision: DecisionRecord): Remark {
  return {
    ...remarkOf(decision),
    kind: decision.decision,
    override: decision.override,
    gates: decision.gates ? { ...decision.gates } : null,
  };
}

function remarkOf({ by, at, comment }: LifecycleRecord): Pick<Remark, 'by' | 'at' | 'comment'> {
  return { by: { ...by }, at: momentOf(at), comment };
}

function momentOf(time: number): ShownMoment {
  return { text: formatWhen(time), exact: formatExactly(time) };
}

/** One sentence. */
export function changeText(change: RequestChange, { version, stage }: ModelVersion): string {
  switch (change.kind) {
    case 'gone':
      return vscode.l10n.t('Version {version} is gone.', { version });
    case 'moved':
      return vscode.l10n.t('Version {version} is in {now} now; it was in {before}.', {
        version,
        now: stageName(stage ?? 'None'),
        before: stageName(change.from),
      });
    case 'came':
      return vscode.l10n.t('Version {versions} came to the stage.', { versions: change.versions.join(', ') });
    case 'left':
      return vscode.l10n.t('Version {versions} left the stage.', { versions: change.versions.join(', ') });
  }
}
