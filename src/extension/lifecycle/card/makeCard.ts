import * as vscode from 'vscode';
import { runSource } from '../../../core/git/runSource.ts';
import { descriptionLimit, makeCard as placedCard, type MadeCard } from '../../../core/lifecycle/card/makeCard.ts';
import type { CardSubject } from '../../../core/lifecycle/card/cardText.ts';
import { readVersionFacts } from '../../../core/lifecycle/facts/readVersionFacts.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { CardInput } from '../lifecycleInputs.ts';
import { readCardFile, writeCardFile } from './cardFile.ts';
import { askCardTarget, askCardVersion, askFile } from './cardPrompts.ts';

type Card = { readonly text: string; readonly uri?: string };

/** Makes the model card of a version: as a text, as its description, or in a file. */
export function makeCard(deps: LifecycleDeps): LifecycleCommands['makeCard'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    const { name, version } = await askCardVersion(session, input);
    const before = await session.registry.getModelVersion(name, version, untilTimeout());
    const subject = await subjectOf(deps, session, before);
    const target = input.target ?? (caller === 'program' ? 'text' : await shown(deps, session, before, subject));
    if (target === 'description') return describe(deps, session, before, subject, input);
    if (target === 'file') return save(before, subject, input);
    const { text } = placedCard('', subject, render);
    if (target === 'copy') {
      await vscode.env.clipboard.writeText(text);
      void notify('information', vscode.l10n.t('The model card was copied.'));
    }
    return { text };
  };
}

async function subjectOf({ git }: LifecycleDeps, session: Session, version: ModelVersion): Promise<CardSubject> {
  const title = vscode.l10n.t('Reading {name}, version {version}', { name: version.name, version: version.version });
  return withProgress({ title }, async (signal) => {
    const facts = await readVersionFacts(session.tracking, version, signal, session.registry);
    const { run, loggedModel } = facts;
    const source = runSource(
      run.kind === 'known' ? run.value : undefined,
      loggedModel.kind === 'known' ? loggedModel.value : undefined,
    );
    const commit = source.commit === undefined ? undefined : await git.commitFacts(source, signal);
    return { facts, source, commit };
  });
}

/** The card beside the description that is there now; answers what is to become of it. */
function shown(
  { pages }: LifecycleDeps,
  { writable }: Session,
  { name, version, description }: ModelVersion,
  subject: CardSubject,
): ReturnType<typeof askCardTarget> {
  const { text } = placedCard(description, subject, render, descriptionLimit);
  const title = vscode.l10n.t('{name}, version {version}', { name, version });
  return askCardTarget(pages, { title, before: description, after: text, canDescribe: writable });
}

async function describe(
  { explorer }: LifecycleDeps,
  session: Session,
  before: ModelVersion,
  subject: CardSubject,
  input: CardInput,
): Promise<Card> {
  requireWritable(session);
  const { name, version, description } = before;
  const made = placedCard(description, subject, render, descriptionLimit);
  requireShort(made);
  await confirm(
    session.connection,
    {
      sentence: vscode.l10n.t(
        'Writes the model card of {name}, version {version} into its description on {connection}.',
        {
          name,
          version,
          connection: session.connection.name,
        },
      ),
      button: vscode.l10n.t('Save as Description'),
      name,
      when: input.target === undefined ? 'production' : 'always',
    },
    input,
  );
  const { registry } = session;
  const now = await registry.getModelVersion(name, version, untilTimeout());
  if (now.description !== description) throw changedMeanwhile(before);
  if (made.text !== description) await registry.describeModelVersion(name, version, made.text, untilTimeout());
  await explorer.revealVersion(session, name, version, untilTimeout()).catch(() => undefined);
  return { text: made.text };
}

function requireShort({ text, isLong }: MadeCard): void {
  if (!isLong) return;
  throw new CommandError(
    'invalid',
    vscode.l10n.t(
      'The description would have {length} characters with the model card, and {limit} are kept by MLflow’s databases. Save the card as a file. Nothing was sent.',
      { length: text.length, limit: descriptionLimit },
    ),
  );
}

function changedMeanwhile({ name, version }: ModelVersion): CommandError {
  return new CommandError(
    'conflict',
    vscode.l10n.t('The description of {name}, version {version} was changed meanwhile. Nothing was sent.', {
      name,
      version,
    }),
  );
}

async function save(before: ModelVersion, subject: CardSubject, { fileUri }: CardInput): Promise<Card> {
  const uri = fileUri === undefined ? await askFile(before) : parsed(fileUri);
  const { text } = placedCard(await readCardFile(uri), subject, render);
  await writeCardFile(uri, text);
  return { text, uri: uri.toString() };
}

function parsed(text: string): vscode.Uri {
  try {
    return vscode.Uri.parse(text, true);
  } catch (error) {
    const problem = vscode.l10n.t('“{uri}” is not the address of a file. Nothing was written.', { uri: text });
    throw new CommandError('invalid', problem, [], error);
  }
}
