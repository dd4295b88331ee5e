import { preflight } from '../../../core/lifecycle/preflight.ts';
import type { Preflight } from '../../registry/registerPrompts.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { preflightGates } from './preflightGates.ts';

/** All that a person should know before a model is registered; gates are asked when the name is known, because rules are for names. */
export function preflightRegistration(deps: LifecycleDeps): Preflight {
  const gates = preflightGates(deps);
  return async (session, { name, run, candidate }, signal) => {
    const [found, ahead] = await Promise.all([
      preflight(session.tracking, session.registry, run, candidate, signal),
      name === undefined ? [] : gates(session, { name, run, candidate }, signal),
    ]);
    return [...found, ...ahead];
  };
}
