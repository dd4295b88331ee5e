import * as vscode from 'vscode';
import { message } from '../../../core/base/message.ts';
import {
  deleteAliasRecorded,
  setAliasRecorded,
  type RecordedAlias,
} from '../../../core/lifecycle/history/aliasRecorded.ts';
import { LifecycleError } from '../../../core/lifecycle/lifecycleError.ts';
import { aliasProblem } from '../../../core/tracking/names.ts';
import type { RegisteredModel } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { input as askText, nothing, pick, runSteps, type StepFrame } from '../../base/multiStep.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { AliasInput } from '../lifecycleInputs.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { recordNotices } from '../transition/movedVersion.ts';

export function setAlias(deps: LifecycleDeps): LifecycleCommands['setAlias'] {
  return async (given, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const { name, version, alias } = await askAlias(session, given);
    const problem = aliasProblem(alias);
    if (problem)
      throw new CommandError(
        'invalid',
        vscode.l10n.t('The alias was not set: {problem} Nothing was sent.', { problem: render(problem) }),
      );
    const from = holder(await session.registry.getRegisteredModel(name, untilTimeout()), alias);
    const when = from !== undefined && from !== version ? 'always' : 'production';
    await confirm(
      session.connection,
      {
        sentence: aliasSentence(session, name, alias, from, version),
        button: vscode.l10n.t('Set Alias'),
        name,
        when,
      },
      given,
    );
    const actor = await actorOf(deps.git, session, untilTimeout());
    const done = await withTakeOver(caller, (takeOver) =>
      setAliasRecorded(session.registry, { name, alias, version, from, actor, comment: '', takeOver }, untilTimeout()),
    );
    await deps.explorer.revealVersion(session, name, version, untilTimeout()).catch(() => undefined);
    return { name, alias, version, ...(from === undefined ? {} : { from }), ...noticed(done, caller) };
  };
}

export function deleteAlias(deps: LifecycleDeps): LifecycleCommands['deleteAlias'] {
  return async (given, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const name =
      given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Delete Alias: Choose Registered Model')));
    const model = await session.registry.getRegisteredModel(name, untilTimeout());
    const alias = given.alias ?? (await pickAlias(model, given.version));
    const from = holder(model, alias);
    if (from === undefined)
      throw new CommandError(
        'notFound',
        vscode.l10n.t('{name} has no alias “{alias}”. Nothing was sent.', { name, alias }),
      );
    if (given.version !== undefined && given.version !== from)
      throw new LifecycleError('conflict', message('historyAliasMoved', { alias, version: from }));
    const sentence = vscode.l10n.t(
      'Deletes alias @{alias} of {name} on {connection}. It names version {version} now, which stays.',
      {
        alias,
        name,
        connection: session.connection.name,
        version: from,
      },
    );
    await confirm(session.connection, { sentence, button: vscode.l10n.t('Delete Alias'), name, when: 'always' }, given);
    const actor = await actorOf(deps.git, session, untilTimeout());
    const done = await withTakeOver(caller, (takeOver) =>
      deleteAliasRecorded(session.registry, { name, alias, from, actor, comment: '', takeOver }, untilTimeout()),
    );
    await deps.explorer.refreshModels();
    return { name, alias, version: from, ...noticed(done, caller) };
  };
}

function holder({ aliases }: RegisteredModel, alias: string): string | undefined {
  return aliases.find((entry) => entry.alias === alias)?.version;
}

/** The alias is as it was asked for; what is amiss with its record is told besides. */
function noticed(done: RecordedAlias, caller: Caller): { readonly notice?: string } {
  const notice = recordNotices(done).join(' ');
  if (notice === '') return {};
  if (caller === 'person') void notify('warning', notice);
  return { notice };
}

type Asked = { readonly name: string; readonly version: string; readonly alias: string };

async function askAlias(session: Session, given: AliasInput): Promise<Asked> {
  return runSteps<Asked>(
    [
      {
        when: () => given.name === undefined,
        ask: async (state, at) => ({
          ...state,
          name: await pickRegisteredModel(session, vscode.l10n.t('Set Alias: Choose Registered Model'), at),
        }),
      },
      {
        when: () => given.version === undefined,
        ask: async (state, at) => ({
          ...state,
          version: await pickVersion(session, vscode.l10n.t('Set Alias: Choose Version'), state.name, at),
        }),
      },
      {
        when: () => given.alias === undefined,
        ask: async (state, at) => ({ ...state, alias: await askName(state, at) }),
      },
    ],
    { name: given.name ?? '', version: given.version ?? '', alias: given.alias ?? '' },
  );
}

function askName({ name, version }: Asked, at: StepFrame): Promise<string> {
  return askText(
    {
      title: vscode.l10n.t('Alias of {name}, Version {version}', { name, version }),
      prompt: vscode.l10n.t('A name such as champion. An alias that another version has moves to this one.'),
      validate: (text) => {
        const problem = aliasProblem(text);
        return problem && render(problem);
      },
    },
    at,
  );
}

async function pickAlias(model: RegisteredModel, version: string | undefined): Promise<string> {
  const aliases = model.aliases.filter((entry) => version === undefined || entry.version === version);
  return pick<string>({
    title: vscode.l10n.t('Delete Alias of {name}', { name: model.name }),
    placeholder: vscode.l10n.t('Choose an alias'),
    items:
      aliases.length > 0
        ? aliases.map((entry) => ({
            label: `@${entry.alias}`,
            description: vscode.l10n.t('Version {version}', { version: entry.version }),
            value: entry.alias,
          }))
        : [nothing(vscode.l10n.t('No aliases'))],
  });
}

function aliasSentence(
  { connection }: Session,
  name: string,
  alias: string,
  from: string | undefined,
  to: string,
): string {
  const values = { alias, name, to, connection: connection.name, uri: connection.trackingUri };
  return from === undefined
    ? vscode.l10n.t('Sets alias @{alias} of {name} to version {to} on {connection} ({uri}).', values)
    : vscode.l10n.t('Moves alias @{alias} of {name} from version {from} to version {to} on {connection} ({uri}).', {
        ...values,
        from,
      });
}
