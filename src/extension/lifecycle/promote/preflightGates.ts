import { gatesBeforeRegistering } from '../../../core/lifecycle/gates/beforeRegistering.ts';
import type { Finding } from '../../../core/lifecycle/preflight.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import type { Session } from '../../connections/session.ts';
import type { PreflightModel } from '../../registry/registerPrompts.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { policyState } from '../policy/policyOfWorkspace.ts';

/** What the gates of the workspace's policy say to a model before it is registered under a name. */
export type PreflightGates = (
  session: Session,
  model: PreflightModel & { readonly name: string },
  signal: AbortSignal,
) => Promise<readonly Finding[]>;

/** Stages of which all gates pass so far are not spoken of. That the gates cannot be asked stops no registration. */
export function preflightGates({ git, log }: LifecycleDeps): PreflightGates {
  return async ({ tracking: store, registry }, model, signal) => {
    try {
      const state = await policyState(undefined);
      const asked = { ...model, now: Date.now() };
      const ahead = await gatesBeforeRegistering({ store, registry, commits: git }, state, asked, signal);
      return ahead.filter(({ failing }) => failing > 0).map((gates) => ({ kind: 'gates', ...gates }));
    } catch (error) {
      if (isReason(error, 'cancelled')) throw error;
      log.warn(`The gates could not be asked: ${String(error)}`);
      return [{ kind: 'gatesUnread' }];
    }
  };
}
