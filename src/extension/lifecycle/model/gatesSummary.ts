import * as vscode from 'vscode';
import { isReason } from '../../../core/tracking/trackingError.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { PageGates } from '../../../protocol/modelPage.ts';
import { failureText } from '../../base/failure.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { gatesOf } from '../gatesOf.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';

/** How the gates stand that would let the version go to Production. */
export async function gatesSummary(
  deps: LifecycleDeps,
  session: Session,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<PageGates> {
  const told = { version: version.version, stage: 'Production' } as const;
  try {
    const { verdict, state } = await gatesOf(deps, session, version, 'Production', signal);
    const gates = verdict.gates.map(({ outcome, rule, detail }) => ({
      outcome,
      rule: render(rule),
      detail: render(detail),
    }));
    return { ...told, policy: state.kind, gates, problem: '' };
  } catch (error) {
    if (signal.aborted || isReason(error, 'cancelled')) throw error;
    const what = vscode.l10n.t('The gates could not be asked');
    return { ...told, policy: 'policy', gates: [], problem: failureText({ what }, error) };
  }
}
