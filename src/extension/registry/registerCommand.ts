import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { chooseCandidate, modelCandidates, type ModelCandidate } from '../../core/lifecycle/modelCandidates.ts';
import { register, type RegistrationStep } from '../../core/lifecycle/register.ts';
import { aliasProblem, registeredModelNameProblem } from '../../core/tracking/names.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { Run } from '../../core/tracking/run.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import type { Message } from '../../core/base/message.ts';
import { CommandError, type FailureAction } from '../base/commandError.ts';
import type { Caller, CommandHost, Row } from '../base/commands.ts';
import { confirm, requireWritable, type Confirmation } from '../base/confirm.ts';
import { notify } from '../base/notify.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import { render } from '../base/text.ts';
import { wait } from '../base/wait.ts';
import type { Connections, Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { CommandId } from '../contributions/commands.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import type { Explorer } from '../explorer/explorer.ts';
import { askRegistration, type Complete, type Preflight, type RegistrationChoice } from './registerPrompts.ts';
import { ambiguous, incomplete, noModel, registrationSentence } from './registerText.ts';
import { requireStage } from './transitionPrompts.ts';

export interface RegisterDeps {
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly explorer: Explorer;
  readonly preflight: Preflight;
}

const tags = z.optional(
  z.union([z.record(z.string(), z.string()), z.array(z.object({ key: z.string(), value: z.string() }))]),
);

const registerInput = z.object({
  runId: z.optional(z.string()),
  modelPath: z.optional(z.string()),
  modelId: z.optional(z.string()),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  tags,
  alias: z.optional(z.string()),
  stage: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
export type RegisterInput = z.infer<typeof registerInput>;

/** The contract's outcome of a registration. */
export interface RegisterOutcome {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly runId: string;
  readonly modelId?: string;
  readonly status: string;
}

export function registerRegisterCommand(deps: RegisterDeps): void {
  deps.commands.register({
    id: 'mlflow.run.register',
    input: registerInput,
    fromRows: inputOfRow,
    failed: () => vscode.l10n.t('The model was not registered'),
    write: true,
    run: async (input, caller, rows) => registerAsAsked(deps, await sessionOf(deps.connections, rows), input, caller),
  });
}

/** Asks for what is missing, says what should be known before, registers, shows the new version. */
export async function registerAsAsked(
  deps: RegisterDeps,
  session: Session,
  input: RegisterInput,
  caller: Caller,
): Promise<RegisterOutcome> {
  requireWritable(session);
  refuseBadNames(input);
  const stage = requireStage(input.stage);
  const run = input.runId === undefined ? undefined : await session.tracking.getRun(input.runId, untilTimeout());
  const candidates = run && (await modelCandidates(session.tracking, run, untilTimeout()));
  const candidate = run && candidates && chooseFor(run, candidates, input, caller);
  const given: RegistrationChoice = { run, candidates, candidate, name: input.name, description: input.description };
  const choice = isComplete(given, caller) ? given : await askRegistration(session, given, deps.preflight);
  const sentence = registrationSentence(session, choice);
  await confirm(
    session.connection,
    { sentence, button: vscode.l10n.t('Register'), name: choice.name, when: 'production' },
    input satisfies Confirmation,
  );
  const version = await send(session, input, choice, stage).catch(async (error: unknown) => {
    await deps.explorer.refreshModels(); // something may be there all the same
    throw error;
  });
  const row = await deps.explorer
    .revealVersion(session, version.name, version.version, untilTimeout())
    .catch(() => undefined);
  if (caller === 'person') void offerNext(session, version, row);
  return outcomeOf(version, choice);
}

/** A program that gave what is required is asked nothing; a person is asked for the description too. */
function isComplete(choice: RegistrationChoice, caller: Caller): choice is Complete {
  return (
    caller === 'program' && choice.run !== undefined && choice.candidate !== undefined && choice.name !== undefined
  );
}

function refuseBadNames({ name, alias }: RegisterInput): void {
  refuse(name === undefined ? undefined : registeredModelNameProblem(name));
  refuse(alias === undefined ? undefined : aliasProblem(alias));
}

function refuse(problem: Message | undefined): void {
  if (problem)
    throw new CommandError(
      'invalid',
      vscode.l10n.t('The model was not registered: {problem} Nothing was sent.', { problem: render(problem) }),
    );
}

function chooseFor(
  run: Run,
  candidates: readonly ModelCandidate[],
  input: RegisterInput,
  caller: Caller,
): ModelCandidate | undefined {
  try {
    return chooseCandidate(candidates, input);
  } catch (error) {
    if (isReason(error, 'noModel')) throw noModel(run, error);
    if (!isReason(error, 'ambiguous')) throw error;
    if (caller === 'person') return undefined;
    throw ambiguous(run, candidates, error);
  }
}

const stepTitles: Record<RegistrationStep, () => string> = {
  model: () => vscode.l10n.t('Looking for the registered model'),
  version: () => vscode.l10n.t('Creating the version'),
  ready: () => vscode.l10n.t('Waiting until the version is ready'),
  alias: () => vscode.l10n.t('Setting the alias'),
  stage: () => vscode.l10n.t('Moving it to its stage'),
};

async function send(
  session: Session,
  input: RegisterInput,
  { run, candidate, name, description }: Complete,
  stage: ReturnType<typeof requireStage>,
): Promise<ModelVersion> {
  const title = vscode.l10n.t('Registering {name} on {connection}', { name, connection: session.connection.name });
  try {
    return await withProgress({ title }, (signal, report) =>
      register(
        { registry: session.registry, wait, onStep: (step) => report(stepTitles[step]()) },
        {
          name,
          runId: run.id,
          candidate,
          description: description || undefined,
          tags: tagList(input.tags),
          alias: input.alias,
          stage,
        },
        signal,
      ),
    );
  } catch (error) {
    throw incomplete(error) ?? error;
  }
}

function tagList(given: RegisterInput['tags']): readonly { readonly key: string; readonly value: string }[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : Object.entries(given).map(([key, value]) => ({ key, value }));
}

function outcomeOf(version: ModelVersion, { run, candidate }: Complete): RegisterOutcome {
  const modelId = version.modelId ?? candidate.modelId;
  return {
    name: version.name,
    version: version.version,
    source: version.source,
    runId: version.runId ?? run.id,
    ...(modelId === undefined ? {} : { modelId }),
    status: { ready: 'READY', pending: 'PENDING_REGISTRATION', failed: 'FAILED_REGISTRATION' }[version.status],
  };
}

/** The buttons act on the row, and so on the connection that the version was registered on. */
async function offerNext(
  { connection }: Session,
  { name, version }: ModelVersion,
  row: Row | undefined,
): Promise<void> {
  const text = vscode.l10n.t('{name}, version {version} registered on {connection}.', {
    name,
    version,
    connection: connection.name,
  });
  const action = (title: string, command: CommandId): FailureAction => ({
    title,
    run: () => void vscode.commands.executeCommand(command, row),
  });
  const actions = [
    action(vscode.l10n.t('Transition…'), 'mlflow.version.transition'),
    action(vscode.l10n.t('Set Alias…'), 'mlflow.model.setAlias'),
    action(vscode.l10n.t('Copy URI'), 'mlflow.copy.uri'),
  ];
  await notify('information', text, row ? actions : []);
}

function inputOfRow([row]: readonly Row[]): RegisterInput | undefined {
  const node = row as ExperimentsNode | undefined;
  if (node?.kind === 'run') return { runId: node.run.id };
  return node?.kind === 'loggedModel' ? { runId: node.run.id, modelId: node.model.id } : undefined;
}
