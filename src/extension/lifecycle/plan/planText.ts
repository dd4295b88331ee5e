import * as vscode from 'vscode';
import { LifecycleError } from '../../../core/lifecycle/lifecycleError.ts';
import {
  firstTrouble,
  isComplete,
  stepsIn,
  wentBack,
  type PlanProgress,
  type PlanStep,
  type StepState,
} from '../../../core/lifecycle/plan/stepPlan.ts';
import { plain } from '../../../core/signature/export/markdownTables.ts';
import { CommandError } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import { render } from '../../base/text.ts';

/** How a plan ended, in a few sentences: `2 of 4 done on quant: …. Not done: …. Step 3 failed: ….` */
export function planSummary(progress: PlanProgress, connection: string): string {
  return wentBack(progress) ? summaryBack(progress, connection) : summaryOn(progress, connection);
}

function summaryOn(progress: PlanProgress, connection: string): string {
  const done = stepsIn(progress, 'done');
  const left = stepsIn(progress, 'left', 'failed');
  const unknown = stepsIn(progress, 'unknown');
  const counts = { done: done.length, total: progress.steps.length, connection };
  return [
    done.length === 0
      ? vscode.l10n.t('{done} of {total} done on {connection}.', counts)
      : vscode.l10n.t('{done} of {total} done on {connection}: {what}.', { ...counts, what: namesOf(done) }),
    ...(left.length > 0 ? [vscode.l10n.t('Not done: {what}.', { what: namesOf(left) })] : []),
    ...(unknown.length > 0
      ? [vscode.l10n.t('It is not known whether this was done: {what}.', { what: namesOf(unknown) })]
      : []),
    ...(isComplete(progress) ? [] : troubleText(progress)),
  ].join(' ');
}

function summaryBack(progress: PlanProgress, connection: string): string {
  const undone = stepsIn(progress, 'undone');
  const still = stepsIn(progress, 'done', 'notUndone');
  return [
    undone.length === 0
      ? vscode.l10n.t('Nothing was taken back on {connection}.', { connection })
      : vscode.l10n.t('{count} taken back on {connection}: {what}.', {
          count: undone.length,
          connection,
          what: namesOf(undone),
        }),
    ...(still.length > 0 ? [vscode.l10n.t('Still done: {what}.', { what: namesOf(still) })] : []),
    ...troubleText(progress),
  ].join(' ');
}

function troubleText(progress: PlanProgress): readonly string[] {
  const trouble = firstTrouble(progress);
  if (!trouble) return [];
  const { number, error } = trouble;
  if (error instanceof LifecycleError || error instanceof CommandError) {
    const problem = failureText({ what: '' }, error);
    return [vscode.l10n.t('Step {number} failed: {problem}', { number, problem })];
  }
  return [failureText({ what: vscode.l10n.t('Step {number} failed', { number }), write: true }, error)];
}

/** So many are told by name. */
const mostNamed = 4;

export function namesOf(steps: readonly PlanStep[]): string {
  return someOf(steps.map(({ what }) => render(what)));
}

export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join('; ');
  const more = names.length - mostNamed;
  return more > 0 ? vscode.l10n.t('{names} and {count} more', { names: shown, count: more }) : shown;
}

/** The plan as a Markdown document: each step, its state, and why it is so. */
export function planMarkdown(title: string, progress: PlanProgress, notices: readonly string[]): string {
  const steps = progress.steps.map((step, index) => {
    const state = progress.states[index] ?? { kind: 'left' };
    const why = 'error' in state ? `\n   ${plain(failureText({ what: stateName(state) }, state.error))}` : '';
    return `${index + 1}. **${stateName(state)}** – ${plain(render(step.what))}${why}\n`;
  });
  const told = notices.map((notice) => `- ${plain(notice)}\n`);
  return [`# ${plain(title)}\n`, steps.join(''), ...(told.length > 0 ? [told.join('')] : [])].join('\n');
}

function stateName({ kind }: StepState): string {
  const names: Record<StepState['kind'], string> = {
    left: vscode.l10n.t('Not done'),
    done: vscode.l10n.t('Done'),
    failed: vscode.l10n.t('Failed'),
    unknown: vscode.l10n.t('Not known whether done'),
    undone: vscode.l10n.t('Taken back'),
    notUndone: vscode.l10n.t('Not taken back'),
  };
  return names[kind];
}
