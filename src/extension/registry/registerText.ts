import * as vscode from 'vscode';
import type { ModelCandidate } from '../../core/lifecycle/modelCandidates.ts';
import type { Finding } from '../../core/lifecycle/preflight.ts';
import { IncompleteRegistration, ModelWithoutVersion, type RegistrationStep } from '../../core/lifecycle/register.ts';
import type { Run } from '../../core/tracking/run.ts';
import { TrackingError, type ErrorReason } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import { failureText } from '../base/failure.ts';
import type { Session } from '../connections/session.ts';
import { stageName } from './stageText.ts';

export function registrationSentence(
  { connection }: Session,
  { run, candidate, name }: { readonly run: Run; readonly candidate: ModelCandidate; readonly name: string },
): string {
  return vscode.l10n.t(
    'Registers model “{model}” of run {run} as {name}, with the next version number, on {connection} ({uri}).',
    {
      model: candidate.path,
      run: run.name,
      name,
      connection: connection.name,
      uri: connection.trackingUri,
    },
  );
}

/** What should be known before, in words. */
export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'noSignature':
      return vscode.l10n.t('No signature: callers are not checked');
    case 'noExample':
      return vscode.l10n.t('No input example');
    case 'runFailed':
      return vscode.l10n.t('The run failed');
    case 'runRunning':
      return vscode.l10n.t('The run is still running');
    case 'modelNotReady':
      return vscode.l10n.t('The model is not ready: its upload is not finished or failed');
    case 'alreadyRegistered':
      return vscode.l10n.t('Registered already as {name}, version {version}', {
        name: finding.name,
        version: finding.version,
      });
    case 'registryUnread':
      return vscode.l10n.t('The registry could not be searched, so it is not known whether it is registered already');
    case 'gates':
      return vscode.l10n.t('{failing} of {total} gates for {stage} do not pass', {
        ...finding,
        stage: stageName(finding.stage),
      });
    case 'gatesUnread':
      return vscode.l10n.t('The gates of the promotion policy could not be asked');
    case 'unread':
      return vscode.l10n.t('Its MLmodel file could not be read, so nothing is known of its signature');
  }
}

export function noModel(run: Run, cause: unknown): CommandError {
  return new CommandError(
    'noModel',
    vscode.l10n.t(
      'Run {run} has no model to register: it logged none by that name, and no folder of its artifacts holds an MLmodel file. Log one with mlflow.<flavor>.log_model. Nothing was sent.',
      { run: run.name || run.id },
    ),
    [],
    cause,
  );
}

export function ambiguous(run: Run, candidates: readonly ModelCandidate[], cause: unknown): CommandError {
  const paths = candidates
    .map(({ path, modelId }) => (modelId === undefined ? path : `${path} (${modelId})`))
    .join(', ');
  return new CommandError(
    'ambiguous',
    vscode.l10n.t('Run {run} has {count} models: {paths}. Name one by modelPath or modelId. Nothing was sent.', {
      run: run.name || run.id,
      count: candidates.length,
      paths,
    }),
    [],
    cause,
  );
}

const undone: Record<RegistrationStep, () => string> = {
  model: () => vscode.l10n.t('the registered model'),
  version: () => vscode.l10n.t('the version'),
  ready: () => vscode.l10n.t('it did not become ready'),
  alias: () => vscode.l10n.t('the alias was not set'),
  stage: () => vscode.l10n.t('it was not moved to its stage'),
};

/** Something is there, but a later step failed: both are said. */
export function incomplete(error: unknown): CommandError | undefined {
  if (error instanceof ModelWithoutVersion) {
    const what = vscode.l10n.t('{name} was created and is empty, because the version was not', { name: error.model });
    return new CommandError(reasonOf(error.cause), failureText({ what }, error.cause), [], error);
  }
  if (!(error instanceof IncompleteRegistration)) return undefined;
  const { version, step, cause } = error;
  const what = vscode.l10n.t('{name}, version {version} was registered, but {problem}', {
    name: version.name,
    version: version.version,
    problem: undone[step](),
  });
  return new CommandError(reasonOf(cause), failureText({ what }, cause), [], error);
}

function reasonOf(cause: unknown): ErrorReason {
  return cause instanceof TrackingError ? cause.reason : 'server';
}
