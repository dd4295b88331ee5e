import type { PolicyFix } from '../../src/core/lifecycle/gates/policyFile/policyProblem.ts';

/** A policy with each key there is. */
export const everyGate = `version: 1
rules:
  - models: "BTC *"
    stage: Production
    gates:
      metrics:
        - f1 >= 0.60
        - f1: { above-production-by: 0.02 }
        - log_loss: { below-production-by: 0 }
      signature: compatible
      input-example: valid
      requirements: pinned
      run: finished
      commit: [clean, pushed]
      tags: { validated: "yes", owner: "*" }
      description: required
      age-in-staging: 2d
      approvals: 1
      not-by-requester: true
`;

/** A policy of one rule with these lines. */
export function ofRule(lines: string): string {
  return `version: 1\nrules:\n  - ${indented(lines, '    ').trimStart()}\n`;
}

/** The same of a sound rule with these lines as its gates. */
export function ofGates(lines: string): string {
  return ofRule(`models: a\nstage: Staging\ngates:\n${indented(lines, '  ')}`);
}

export function applied(text: string, { edits }: PolicyFix): string {
  return edits
    .toSorted((a, b) => b.at.start - a.at.start)
    .reduce((whole, { at, text: written }) => whole.slice(0, at.start) + written + whole.slice(at.end), text);
}

function indented(lines: string, by: string): string {
  return lines.replace(/^/gm, by);
}
