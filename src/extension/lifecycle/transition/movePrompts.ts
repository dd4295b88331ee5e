import * as vscode from 'vscode';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { TrackingError } from '../../../core/tracking/trackingError.ts';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import type { Caller } from '../../base/commands.ts';
import { unlinked } from '../../base/notify.ts';
import { movedMeanwhile } from '../../registry/transitionText.ts';

/** Returns when a person wants to be asked about the move as it is now. */
export async function askAgain(error: TrackingError, current: ModelVersion, caller: Caller): Promise<void> {
  const text = movedMeanwhile(error, current);
  if (caller === 'program') throw new CommandError('conflict', text, [], error);
  const again = vscode.l10n.t('Ask Again');
  if ((await vscode.window.showWarningMessage(unlinked(text), again)) !== again) throw new Cancelled();
}
