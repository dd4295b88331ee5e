import * as vscode from 'vscode';
import type { ErrorReason } from '../../core/tracking/trackingError.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import { failureText } from '../base/failure.ts';

/** Reasons that mean that no answer came at all. */
const unreached: ReadonlySet<ErrorReason> = new Set(['unreachable', 'dns', 'timeout', 'tls', 'proxy']);

/** The whole text of a failed connection. */
export function connectFailure(name: string, error: unknown): string {
  const reason = reasonOf(error);
  const what =
    reason !== undefined && unreached.has(reason)
      ? vscode.l10n.t('{name} cannot be reached', { name })
      : vscode.l10n.t('{name} cannot be used', { name });
  return failureText({ what }, error);
}

export function reasonOf(error: unknown): ErrorReason | undefined {
  return error instanceof TrackingError || error instanceof CommandError ? error.reason : undefined;
}
