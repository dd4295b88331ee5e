import * as vscode from 'vscode';
import { countGates, type GateOutcome, type GateResult } from '../../../core/lifecycle/gates/gateResult.ts';
import type { Stage } from '../../../core/lifecycle/stage.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError, type FailureAction } from '../../base/commandError.ts';
import { render } from '../../base/text.ts';
import type { CommandId } from '../../contributions/commands.ts';
import { stageName } from '../../registry/stageText.ts';

/** That a version was not moved, and which gates stood in the way. */
export function gatesNotPassed(
  { name, version }: ModelVersion,
  to: Stage,
  gates: readonly GateResult[],
  actions: readonly FailureAction[],
): CommandError {
  const moved = { name, version, stage: stageName(to), problem: gatesProblem(gates) };
  const text = vscode.l10n.t('{name}, version {version} was not moved to {stage}: {problem}. Nothing was sent.', moved);
  return new CommandError('gateFailed', text, actions);
}

/** The policy is there, and may be looked at. */
export function policyUntrusted([only]: readonly GateResult[]): CommandError {
  const run = (command: CommandId | 'workbench.trust.manage') => (): void =>
    void vscode.commands.executeCommand(command);
  return new CommandError('untrusted', only ? render(only.detail) : '', [
    { title: vscode.l10n.t('Manage Workspace Trust'), run: run('workbench.trust.manage') },
    { title: vscode.l10n.t('Open Promotion Policy'), run: run('mlflow.policy.open') },
  ]);
}

/** `1 of 5 gates failed (Signature compatible with Production), 1 cannot tell (Source commit pushed)`, without an end. */
export function gatesProblem(gates: readonly GateResult[]): string {
  const { failed, unknown } = countGates(gates);
  const total = gates.length;
  const [only] = gates;
  if (only?.id === 'policy') return render(only.detail).replace(/[.。]$/, '');
  const parts = [];
  if (failed > 0)
    parts.push(
      vscode.l10n.t('{failed} of {total} gates failed ({names})', { failed, total, names: named(gates, 'failed') }),
    );
  if (unknown > 0) {
    const names = named(gates, 'unknown');
    parts.push(
      failed > 0
        ? vscode.l10n.t('{unknown} cannot tell ({names})', { unknown, names })
        : vscode.l10n.t('{unknown} of {total} gates cannot tell ({names})', { unknown, total, names }),
    );
  }
  return parts.join(', ');
}

export function gatesTitle({ name, version }: ModelVersion, to: Stage, gates: readonly GateResult[]): string {
  const { passed } = countGates(gates);
  return vscode.l10n.t('{name}, Version {version} to {stage}: {passed} of {total} Gates Pass', {
    name,
    version,
    stage: stageName(to),
    passed,
    total: gates.length,
  });
}

function named(gates: readonly GateResult[], outcome: GateOutcome): string {
  return gates
    .filter((gate) => gate.outcome === outcome)
    .map(({ rule }) => render(rule))
    .join(', ');
}
