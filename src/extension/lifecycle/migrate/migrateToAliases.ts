import * as vscode from 'vscode';
import { migrationSteps } from '../../../core/lifecycle/migration/migrationSteps.ts';
import { readMigration, type AliasMove, type ReadMigration } from '../../../core/lifecycle/migration/planMigration.ts';
import { stageAliases, type StageAliases } from '../../../core/lifecycle/migration/stageAliases.ts';
import type { RecordedAlias } from '../../../core/lifecycle/history/aliasRecorded.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { MigrateInput } from '../lifecycleInputs.ts';
import { aloneFor, runPlanned } from '../plan/runPlanned.ts';
import { recordNotices } from '../transition/movedVersion.ts';
import { askMigration, pickMoves } from './migratePickers.ts';
import { migrationSentence, settledText } from './migrateText.ts';

/** Gives the newest version of a stage an alias in place of it, in one model or in all. The stages stay. */
export function migrateToAliases(deps: LifecycleDeps): LifecycleCommands['migrateToAliases'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const { name, aliases } = await choiceOf(session, input, caller);
    const found = await look(session, name, aliases);
    if (found.moves.length === 0) {
      if (caller === 'person') void notify('information', settledText(session, found));
      return { done: [], failed: [], left: [] };
    }
    const chosen = caller === 'person' ? await pickMoves(found) : found.moves;
    await confirm(
      session.connection,
      {
        sentence: migrationSentence(session, chosen),
        button: vscode.l10n.t('Set Aliases ({count})', { count: chosen.length }),
        name: name ?? '',
        when: 'always',
      },
      input,
    );
    return execute(deps, session, name ?? '', chosen, caller);
  };
}

async function execute(
  deps: LifecycleDeps,
  session: Session,
  name: string,
  chosen: readonly AliasMove[],
  caller: Caller,
): ReturnType<typeof runPlanned> {
  const notices: string[] = [];
  const onChanged = (done: RecordedAlias): void => {
    for (const notice of recordNotices(done)) notices.push(`${done.name}@${done.alias}: ${notice}`);
  };
  const actor = await actorOf(deps.git, session, untilTimeout());
  const steps = migrationSteps(session.registry, chosen, { actor, comment: '', onChanged, alone: aloneFor(caller) });
  const title = vscode.l10n.t('Setting aliases ({count})', { count: chosen.length });
  const of = {
    command: 'mlflow.model.migrateToAliases',
    failed: () => vscode.l10n.t('Stages were not carried over to aliases'),
    write: true,
  } as const;
  return runPlanned(deps, session, { title, name, steps, notices, of }, caller);
}

interface MigrationChoice {
  readonly name: string | undefined;
  readonly aliases: StageAliases;
}

async function choiceOf(session: Session, input: MigrateInput, caller: Caller): Promise<MigrationChoice> {
  const asked = caller === 'person' ? await askMigration(session, input) : input;
  const read = stageAliases(asked.aliases);
  if ('problem' in read) throw new CommandError('invalid', render(read.problem));
  return { name: asked.name, aliases: read.aliases };
}

function look(session: Session, name: string | undefined, aliases: StageAliases): Promise<ReadMigration> {
  const title = vscode.l10n.t('Looking for stages on {connection}', { connection: session.connection.name });
  return withProgress({ title }, (signal, report) =>
    readMigration(session.registry, name, aliases, signal, (count) =>
      report(vscode.l10n.t('{count} models', { count })),
    ),
  );
}
