import * as vscode from 'vscode';
import { recordsOf } from '../../../core/lifecycle/records/recordsOf.ts';
import { openRequests } from '../../../core/lifecycle/review/openRequests.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import { requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { Call, LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { ReviewInput } from '../lifecycleInputs.ts';
import { decideAsAsked } from './decideAsAsked.ts';
import { openRequestsOf, pickRequest } from './requestPrompts.ts';
import { requestState } from './requestRecords.ts';
import { openReviewPanel, restoreReviewPanel } from './reviewPanel.ts';
import { targetOf } from './reviewTarget.ts';

/** A person without a decision gets the page of the request; with one it is decided. */
export function reviewRequest(deps: LifecycleDeps): LifecycleCommands['reviewRequest'] {
  return async (input, call) => {
    const session = await sessionOf(deps.connections, call.rows);
    const { decision } = input;
    if (call.caller === 'program') requireNamed(input);
    if (decision !== undefined) requireWritable(session);
    const asked = await askedRequest(session, input, call);
    if (!asked) return undefined;
    if (decision !== undefined) return decideAsAsked(deps, session, asked, { ...input, decision }, call.caller);
    openReviewPanel(deps, {
      connection: session.id,
      name: asked.version.name,
      version: asked.version.version,
      requestId: asked.requestId,
    });
    return undefined;
  };
}

/** Fills a page that VS Code kept over a reload with what it remembered; one that cannot be filled is closed. */
export async function restoreReviewPage(
  deps: LifecycleDeps,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const memory = typeof state === 'object' && state !== null && 'memory' in state ? state.memory : undefined;
  const target = targetOf(memory);
  if (target) restoreReviewPanel(deps, panel, target);
  else panel.dispose();
}

function requireNamed({ name, version, decision }: ReviewInput): void {
  if (name !== undefined && version !== undefined && decision !== undefined) return;
  const text = vscode.l10n.t(
    'Name the version and say what is decided: name, version, and decision “approve”, “reject” or “withdraw”. Nothing was sent.',
  );
  throw new CommandError('invalid', text);
}

interface AskedRequest {
  readonly version: ModelVersion;
  readonly requestId: string;
}

/** The request that is meant; undefined when there is none, which a person is told. */
async function askedRequest(session: Session, input: ReviewInput, call: Call): Promise<AskedRequest | undefined> {
  const { name, version } = input;
  if (name === undefined || version === undefined) return askRequest(session, name);
  const found = await session.registry.getModelVersion(name, version, untilTimeout());
  if (input.requestId !== undefined) return namedRequest(found, input.requestId);
  const open = openRequests(found);
  const [only] = open;
  if (only && open.length === 1) return { version: found, requestId: only.id };
  if (!only) {
    const text = vscode.l10n.t('{name}, version {version} has no open request.', { name, version });
    throw new CommandError('notFound', text);
  }
  if (call.caller === 'program') {
    const said = { name, version, ids: open.map(({ id }) => id).join(', ') };
    const text = vscode.l10n.t(
      '{name}, version {version} has several open requests: {ids}. Name one as requestId.',
      said,
    );
    throw new CommandError('ambiguous', text);
  }
  const { request } = await pickRequest(open.map((one) => ({ version: found, request: one })));
  return { version: found, requestId: request.id };
}

function namedRequest(version: ModelVersion, requestId: string): AskedRequest {
  if (requestState(recordsOf(version), requestId)) return { version, requestId };
  const text = vscode.l10n.t('{name}, version {version} has no request “{id}”. Nothing was sent.', {
    name: version.name,
    version: version.version,
    id: requestId,
  });
  throw new CommandError('notFound', text);
}

async function askRequest(session: Session, name: string | undefined): Promise<AskedRequest | undefined> {
  const open = await openRequestsOf(session, name);
  const [first] = open;
  if (!first) {
    const connection = session.connection.name;
    const text =
      name === undefined
        ? vscode.l10n.t('No transition request is open on {connection}.', { connection })
        : vscode.l10n.t('{name} has no open transition request on {connection}.', { name, connection });
    void notify('information', text);
    return undefined;
  }
  const { version, request } = open.length === 1 ? first : await pickRequest(open);
  return { version, requestId: request.id };
}
