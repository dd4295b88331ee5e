import * as vscode from 'vscode';
import { LifecycleError } from '../../core/lifecycle/lifecycleError.ts';
import { Cancelled } from '../base/commandError.ts';
import type { Caller } from '../base/commands.ts';
import { formatTime } from '../base/format.ts';
import { unlinked } from '../base/notify.ts';

/**
 * Does something that needs the claim on a model. When somebody else holds it, a person hears who and since when, and can take it over, which is for
 * claims that are dead: whose window was closed or whose network broke. Programs get the conflict.
 */
export async function withTakeOver<T>(caller: Caller, act: (takeOver: readonly string[]) => Promise<T>): Promise<T> {
  for (let takeOver: readonly string[] = []; ;) {
    try {
      return await act(takeOver);
    } catch (error) {
      if (caller === 'program' || !isClaimed(error)) throw error;
      takeOver = await askTakeOver(error);
    }
  }
}

function isClaimed(error: unknown): error is LifecycleError {
  return error instanceof LifecycleError && error.claims.length > 0;
}

async function askTakeOver({ claims }: LifecycleError): Promise<readonly string[]> {
  const [first] = claims;
  const who = first?.by.name || vscode.l10n.t('Somebody');
  const held =
    first?.at === undefined
      ? vscode.l10n.t('{who} is at work on this model. Nothing was changed.', { who })
      : vscode.l10n.t('{who} is at work on this model since {since} ({purpose}). Nothing was changed.', {
          who,
          since: formatTime(first.at),
          purpose: first.purpose,
        });
  const detail = vscode.l10n.t(
    'Take over only when nobody is at work any more: after a window was closed in the middle of it, or a connection broke.',
  );
  const button = vscode.l10n.t('Take Over');
  const chosen = await vscode.window.showWarningMessage(unlinked(held), { modal: true, detail }, button);
  if (chosen !== button) throw new Cancelled();
  return claims.map(({ id }) => id);
}
