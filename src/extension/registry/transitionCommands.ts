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
import type { CommandHost } from '../base/commands.ts';
import { confirm, requireWritable } from '../base/confirm.ts';
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
      const outcome = await moveAsAsked(session, input);
      deps.moves.remember(session.id, outcome);
      const reveal = deps.explorer.revealVersion(session, outcome.name, outcome.version, untilTimeout());
      if (caller === 'person') void offerUndo(session, outcome, deps);
      await reveal.catch(() => undefined);
      if (caller === 'person') void deps.deprecation.tellOnce(session);
      return { ...outcome, archived: [...outcome.archived] };
    },
  });
  deps.commands.register({
    id: 'mlflow.version.undoTransition',
    input: z.object({
      name: z.optional(z.string()),
      version: z.optional(z.string()),
      confirmed: z.optional(z.boolean()),
      typedName: z.optional(z.string()),
    }),
    fromRows: (rows) => versionOfRow(rows[0]),
    failed: () => vscode.l10n.t('The move was not undone'),
    write: true,
    run: async (input, _caller, rows) => {
      const session = await sessionOf(deps.connections, rows);
      requireWritable(session);
      const done = deps.moves.last(session.id, input.name, input.version);
      if (!done)
        throw new CommandError(
          'notFound',
          vscode.l10n.t('No move of this version was made in this window. Nothing was sent.'),
        );
      await confirm(
        session.connection,
        { sentence: undoSentence(session, done), button: vscode.l10n.t('Undo'), name: done.name, when: 'always' },
        input,
      );
      const outcome = await undoTransition(session.registry, done, untilTimeout()).catch((error: unknown) => {
        if (error instanceof IncompleteUndo) throw incompleteUndo(error, done);
        throw isReason(error, 'conflict') ? undoConflict(error, done) : error;
      });
      deps.moves.forget(session.id, done);
      await deps.explorer.revealVersion(session, outcome.name, outcome.version, untilTimeout()).catch(() => undefined);
      return { ...outcome, archived: [...outcome.archived] };
    },
  });
}

/** Asks for what is missing, says the whole change, does it. When the stage changed meanwhile, a person is asked again. */
async function moveAsAsked(session: Session, input: TransitionInput): Promise<TransitionOutcome> {
  const stage = requireStage(input.stage);
  const { name, version } = await askVersion(session, input);
  for (;;) {
    const all = await allVersions(session.registry, name, untilTimeout());
    const current = all.find((candidate) => candidate.version === version);
    if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    const choice = await askMove(all, current, { stage, archiveExisting: input.archiveExisting });
    const plan = planTransition(all, current, choice.stage, choice.archiveExisting);
    if (plan.kind === 'nothing') throw nothingToDo(plan.reason, current);
    await confirm(
      session.connection,
      {
        sentence: planSentence(session, plan),
        button: vscode.l10n.t('Move to {stage}', { stage: stageName(plan.to) }),
        name,
        when: 'always',
      },
      input,
    );
    try {
      return await withProgress(
        {
          title: vscode.l10n.t('Moving {name}, version {version} to {stage}', {
            name,
            version,
            stage: stageName(plan.to),
          }),
        },
        (signal) => transition(session.registry, plan, signal),
      );
    } catch (error) {
      if (!isReason(error, 'conflict')) throw error;
      await askAgain(error, current, input);
    }
  }
}

async function askAgain(
  error: TrackingError,
  current: ModelVersion,
  { stage, archiveExisting, confirmed }: TransitionInput,
): Promise<void> {
  const text = movedMeanwhile(error, current);
  if (confirmed && stage !== undefined && archiveExisting !== undefined)
    throw new CommandError('conflict', text, [], error);
  const again = vscode.l10n.t('Ask Again');
  if ((await vscode.window.showWarningMessage(text, again)) !== again) throw new Cancelled();
}

async function offerUndo(session: Session, outcome: TransitionOutcome, { moves }: TransitionDeps): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(outcomeSentence(session, outcome), undo);
  const { name, version } = outcome;
  if (chosen !== undo || moves.last(session.id, name, version) !== outcome) return;
  try {
    await vscode.commands.executeCommand('mlflow.version.undoTransition', { name, version, confirmed: true });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
