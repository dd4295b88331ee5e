import { message } from '../../base/message.ts';
import type { PolicyState } from './policy.ts';
import { readPolicy } from './policyFile/readPolicy.ts';

/** What the text of a policy file is to the gates: with any error in it, none. */
export function policyStateOf(text: string, path: string): PolicyState {
  const { policy, problems } = readPolicy(text);
  if (policy !== undefined) return { kind: 'policy', policy, path };
  const problem = problems.find(({ severity }) => severity === 'error')?.message;
  return { kind: 'invalid', path, problem: problem ?? message('policyFileUnreadable', { path }) };
}
