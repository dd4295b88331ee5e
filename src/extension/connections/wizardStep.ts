import * as vscode from 'vscode';
import type { Message } from '../../core/base/message.ts';
import { parseAddress } from '../../core/connections/address.ts';
import type { AuthKind } from '../../core/connections/connection.ts';
import type { Credentials } from '../../core/connections/credentials.ts';
import type { DoctorReport } from '../../core/connections/doctorReport.ts';
import type { StepFrame } from '../base/multiStep.ts';
import { render } from '../base/text.ts';
import type { ConnectionDraft } from './connectionDraft.ts';

export interface WizardDeps {
  /** Of the connection that is edited; undefined for a new one. */
  readonly editing: string | undefined;
  /** The kind of secret that is kept for the edited connection. */
  readonly keptSecret: AuthKind | undefined;
  /** Credentials of the process environment, to which only a user's connection can be linked. */
  readonly environment: Credentials | undefined;
  readonly isNameTaken: (name: string) => boolean;
  readonly test: (draft: ConnectionDraft, signal: AbortSignal) => Promise<DoctorReport>;
}

/** One question of the wizard. */
export type Ask = (deps: WizardDeps, draft: ConnectionDraft, at: StepFrame) => Promise<ConnectionDraft>;

export function titleOf({ editing }: WizardDeps): string {
  return editing === undefined ? vscode.l10n.t('Add Connection') : vscode.l10n.t('Edit {name}', { name: editing });
}

export function addressProblem(text: string): Message | undefined {
  const address = parseAddress(text);
  return 'problem' in address ? address.problem : undefined;
}

export function problemText(problem: Message | undefined): string | undefined {
  return problem && render(problem);
}
