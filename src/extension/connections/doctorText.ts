import * as vscode from 'vscode';
import type { Message } from '../../core/base/message.ts';
import type { DoctorReport, DoctorStep, StepReport } from '../../core/connections/doctorReport.ts';
import { errorText } from '../../core/tracking/errorText.ts';
import type { ErrorReason } from '../../core/tracking/trackingError.ts';
import type { PickItem } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { render } from '../base/text.ts';

/** The outcome of `mlflow.connection.test`, as the contract says it. */
export interface TestOutcome {
  readonly ok: boolean;
  readonly problem?: ErrorReason;
  readonly serverVersion?: string;
  /** One line for each step, then the cure. */
  readonly detail: string;
}

export function testOutcome(report: DoctorReport): TestOutcome {
  const { ok, problem, serverVersion, cure } = report;
  const lines = report.steps.map((step) => `${marks[step.outcome].mark} ${stepLine(step)}`);
  return {
    ok,
    ...(problem && { problem }),
    ...(serverVersion !== undefined && { serverVersion }),
    detail: [...lines, ...(cure === undefined ? [] : [vscode.l10n.t('To copy: {text}', { text: cure })])].join('\n'),
  };
}

/** Rows that say how each step went; of a failure the way out stands below its cause. */
export function stepRows<T>({ steps }: DoctorReport): readonly PickItem<T>[] {
  return steps.map((step) => {
    const [description = '', ...more] = stepTexts(step).map(plainLabel);
    const row = { label: `$(${marks[step.outcome].icon}) ${stepName(step.step)}`, description, alwaysShow: true };
    return more.length > 0 ? { ...row, detail: more.join(' ') } : row;
  });
}

const marks: Record<StepReport['outcome'], { readonly mark: string; readonly icon: string }> = {
  pass: { mark: '✓', icon: 'pass' },
  warn: { mark: '!', icon: 'warning' },
  fail: { mark: '✗', icon: 'error' },
  skipped: { mark: '–', icon: 'circle-slash' },
};

function stepLine(step: StepReport): string {
  return `${stepName(step.step)}: ${stepTexts(step).join(' ')}`;
}

/** Of a failure its cause, what else is known, the way out, and the server's own words. */
function stepTexts({ text, failure }: StepReport): readonly string[] {
  if (!failure) return text ? [render(text)] : [];
  const { cause, cure, words } = errorText(failure);
  return [sentence(cause), text && sentence(text), cure && render(cure), words && render(words)].filter(
    (part) => part !== undefined,
  );
}

/** Some texts end with a full stop already, in one language or another. */
function sentence(text: Message): string {
  return vscode.l10n.t('{0}.', render(text).replace(/[.。]$/, ''));
}

function stepName(step: DoctorStep): string {
  const names: Record<DoctorStep, string> = {
    address: vscode.l10n.t('Address'),
    proxy: vscode.l10n.t('Proxy'),
    tls: vscode.l10n.t('TLS'),
    host: vscode.l10n.t('Host name'),
    signIn: vscode.l10n.t('Sign-in'),
    version: vscode.l10n.t('Version'),
    registry: vscode.l10n.t('Registry'),
  };
  return names[step];
}
