import * as vscode from 'vscode';
import * as z from 'zod/mini';
import {
  IncompleteUndo,
  planTransition,
  transition,
  undoTransition,
  type TransitionOutcome,
} from '../../core/lifecycle/transition.ts';
import { allVersions } from '../../core/lifecycle/versions.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import { isReason, TrackingError } from '../../core/tracking/trackingError.ts';
import { Cancelled, CommandError } from '../base/commandError.ts';
import type { Caller, CommandHost } from '../base/commands.ts';
import { confirm, requireWritable, type Confirmation } from '../base/confirm.ts';
import { notify, unlinked } from '../base/notify.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { Explorer } from '../explorer/explorer.ts';
import type { DeprecationNote } from './deprecationNote.ts';
import type { MoveMemory } from './moveMemory.ts';
import { stageName } from './stageText.ts';
import { askMove, askVersion, requireStage } from './transitionPrompts.ts';
import {
  movedMeanwhile,
  nothingToDo,
  outcomeSentence,
  planSentence,
  undoConflict,
  undoSentence,
  incompleteUndo,
} from './transitionText.ts';
import { versionOfRow } from './versionRows.ts';

export interface TransitionDeps {
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly explorer: Explorer;
  readonly moves: MoveMemory;
  readonly deprecation: DeprecationNote;
}

const transitionInput = z.object({
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  stage: z.optional(z.string()),
  archiveExisting: z.optional(z.boolean()),
  comment: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
type TransitionInput = z.infer<typeof transitionInput>;

export function registerTransitionCommands(deps: TransitionDeps): void {
  deps.commands.register({
    id: 'mlflow.version.transition',
    input: transitionInput,
    fromRows: (rows) => versionOfRow(rows[0]),
    failed: () => vscode.l10n.t('The version was not moved'),
    write: true,
    run: async (input, caller, rows) => {
      const session = await sessionOf(deps.connections, rows);
      requireWritable(session);
      const outcome = await moveAsAsked(session, input, caller);
      deps.moves.remember(session, outcome);
      if (caller === 'person') void offerUndo(session, outcome, deps);
      await reveal(deps, session, outcome);
      if (caller === 'person') void deps.deprecation.tellOnce(session);
      return plain(outcome);
    },
  });
  deps.commands.register({
    ...undoBoundary,
    input: undoInput,
    fromRows: (rows) => versionOfRow(rows[0]),
    run: async (input, _caller, rows) => {
      const session = await sessionOf(deps.connections, rows);
      requireWritable(session);
      const done = deps.moves.last(session, input.name, input.version);
      if (!done) throw new CommandError('notFound', nothingToUndo());
      return plain(await undo(deps, session, done, input));
    },
  });
}

const undoInput = z.object({
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});

const undoBoundary = {
  id: 'mlflow.version.undoTransition',
  failed: () => vscode.l10n.t('The move was not undone'),
  write: true,
} as const;

async function undo(
  deps: TransitionDeps,
  session: Session,
  done: TransitionOutcome,
  given: Confirmation,
): Promise<TransitionOutcome> {
  const question = {
    sentence: undoSentence(session, done),
    button: vscode.l10n.t('Undo'),
    name: done.name,
    when: 'always',
  } as const;
  await confirm(session.connection, question, given);
  try {
    const outcome = await undoTransition(session.registry, done, untilTimeout());
    deps.moves.replace(done, undefined);
    return outcome;
  } catch (error) {
    if (error instanceof IncompleteUndo) {
      deps.moves.replace(done, undefined); // the version itself is back; the rest is moved by hand
      throw incompleteUndo(error, done);
    }
    throw isOurConflict(error) ? undoConflict(error, done) : error;
  } finally {
    await reveal(deps, session, done);
  }
}

/** The tree shows what is there now, whatever became of the move; that it cannot is no failure of the move. */
async function reveal(
  { explorer }: TransitionDeps,
  session: Session,
  { name, version }: TransitionOutcome,
): Promise<void> {
  await explorer.revealVersion(session, name, version, untilTimeout()).catch(() => undefined);
}

function plain(outcome: TransitionOutcome): TransitionOutcome & { archived: string[] } {
  return { ...outcome, archived: [...outcome.archived] };
}

/** Asks for what is missing, says the whole change, does it. When the stage changed meanwhile, a person is asked again. */
async function moveAsAsked(session: Session, input: TransitionInput, caller: Caller): Promise<TransitionOutcome> {
  const stage = requireStage(input.stage);
  const { name, version } = await askVersion(session, input);
  for (;;) {
    const all = await allVersions(session.registry, name, untilTimeout());
    const current = all.find((candidate) => candidate.version === version);
    if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    const choice = await askMove(all, current, { stage, archiveExisting: input.archiveExisting });
    const plan = planTransition(all, current, choice.stage, choice.archiveExisting);
    if (plan.kind === 'nothing') throw nothingToDo(plan.reason, current);
    const button = vscode.l10n.t('Move to {stage}', { stage: stageName(plan.to) });
    await confirm(session.connection, { sentence: planSentence(session, plan), button, name, when: 'always' }, input);
    try {
      const title = vscode.l10n.t('Moving {name}, version {version} to {stage}', {
        name,
        version,
        stage: stageName(plan.to),
      });
      return await withProgress({ title }, (signal) => transition(session.registry, plan, signal));
    } catch (error) {
      if (!isOurConflict(error)) throw error;
      await askAgain(error, current, caller);
    }
  }
}

/** Seen before anything was sent; a server's own conflict is told in its words. */
function isOurConflict(error: unknown): error is TrackingError {
  return isReason(error, 'conflict') && error.failure.sent === 'no';
}

async function askAgain(error: TrackingError, current: ModelVersion, caller: Caller): Promise<void> {
  const text = movedMeanwhile(error, current);
  if (caller === 'program') throw new CommandError('conflict', text, [], error);
  const again = vscode.l10n.t('Ask Again');
  if ((await vscode.window.showWarningMessage(unlinked(text), again)) !== again) throw new Cancelled();
}

async function offerUndo(session: Session, outcome: TransitionOutcome, deps: TransitionDeps): Promise<void> {
  const { name, version } = outcome;
  const takeBack = (): void => {
    const isLast = deps.moves.last(session, name, version) === outcome;
    void deps.commands.act(undoBoundary, async () => {
      if (!isLast) throw new CommandError('conflict', nothingToUndo());
      await undo(deps, session, outcome, { confirmed: true });
    });
  };
  await notify('information', outcomeSentence(session, outcome), [{ title: vscode.l10n.t('Undo'), run: takeBack }]);
}

function nothingToUndo(): string {
  return vscode.l10n.t('No move of this version was made in this window. Nothing was sent.');
}
