import * as vscode from 'vscode';
import { message } from '../../core/base/message.ts';
import { LifecycleError } from '../../core/lifecycle/lifecycleError.ts';
import { errorText } from '../../core/tracking/errorText.ts';
import { TrackingError, type ErrorReason } from '../../core/tracking/trackingError.ts';
import { CommandError, type FailureAction } from './commandError.ts';
import { render } from './text.ts';

/** What a failure was about: a sentence's beginning, `Runs could not be loaded from local`. */
export interface Attempt {
  readonly what: string;
  /** A write says what is left of it. */
  readonly write?: boolean;
}

/** `{what}: {cause}. {cure} {what is left} {MLflow's words}` */
export function failureText(attempt: Attempt, error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof LifecycleError) return render(error.told);
  const { what } = attempt;
  if (!(error instanceof TrackingError))
    return vscode.l10n.t('{what}: {problem}', {
      what,
      problem: error instanceof Error ? error.message : String(error),
    });
  const { cause, cure, words } = errorText(error.failure);
  const parts = [vscode.l10n.t('{what}: {cause}.', { what, cause: render(cause) })];
  if (cure) parts.push(render(cure));
  if (attempt.write) parts.push(...outcome(error));
  if (words) parts.push(render(words));
  return parts.join(' ');
}

/** A TrackingError as a person or a program is told of it. */
export function asCommandError(attempt: Attempt, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const reason = error instanceof TrackingError || error instanceof LifecycleError ? error.reason : 'server';
  return new CommandError(reason, failureText(attempt, error), cures[reason]?.() ?? [], error);
}

function outcome({ failure }: TrackingError): string[] {
  if (failure.reason === 'unknownOutcome') return [];
  if (failure.readBack === 'notDone') return [render(message('nothingChanged'))];
  if (failure.sent === 'no') return [render(message('nothingSent'))];
  return failure.sent === 'answered' && failure.reason !== 'server' ? [render(message('nothingChanged'))] : [];
}

const edit = (): FailureAction => command(vscode.l10n.t('Edit Connection…'), 'mlflow.connection.edit');
const test = (): FailureAction => command(vscode.l10n.t('Test Connection'), 'mlflow.connection.test');
const refresh = (): FailureAction => command(vscode.l10n.t('Refresh'), 'mlflow.refresh');

const cures: Partial<Record<ErrorReason, () => FailureAction[]>> = {
  unreachable: () => [test(), edit()],
  dns: () => [edit()],
  timeout: () => [test()],
  tls: () => [edit()],
  proxy: () => [command(vscode.l10n.t('Open Settings'), 'workbench.action.openSettings', 'http.proxy')],
  unauthorized: () => [edit()],
  hostRejected: () => [test()],
  notMlflow: () => [edit()],
  registryMissing: () => [edit()],
  notFound: () => [refresh()],
  conflict: () => [refresh()],
  unknownOutcome: () => [refresh()],
  noConnection: () => [
    command(vscode.l10n.t('Select Connection…'), 'mlflow.connection.select'),
    command(vscode.l10n.t('Add Connection…'), 'mlflow.connection.add'),
  ],
  untrusted: () => [command(vscode.l10n.t('Manage Workspace Trust'), 'workbench.trust.manage')],
};

function command(title: string, id: string, argument?: unknown): FailureAction {
  return { title, run: () => void vscode.commands.executeCommand(id, argument) };
}
