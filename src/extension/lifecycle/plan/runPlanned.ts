import * as vscode from 'vscode';
import { goBack, goOn } from '../../../core/lifecycle/plan/runPlan.ts';
import {
  canGoBack,
  canGoOn,
  firstTrouble,
  isComplete,
  notBegun,
  stepsIn,
  type PlanProgress,
  type PlanStep,
} from '../../../core/lifecycle/plan/stepPlan.ts';
import type { WithTakeOver } from '../../../core/lifecycle/plan/alone.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import { Cancelled, type FailureAction } from '../../base/commandError.ts';
import type { Boundary, Caller } from '../../base/commands.ts';
import { confirm } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { withProgress } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import type { PlanOutcome } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { showPlanDocument } from './planDocument.ts';
import { planMarkdown, planSummary } from './planText.ts';

/** A plan that was shown and agreed to. */
export interface PlannedWork {
  /** `Archiving 3 versions` */
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** What is typed before anything more is done on a production connection; '' for several things. */
  readonly name: string;
  /** What a person should know besides of what was done; the steps write it. */
  readonly notices: readonly string[];
  /** Boundary for the buttons of the result. */
  readonly of: Boundary;
}

/** Does the steps, which do not need each other, with progress and Cancel. A person gets the result, and can go on or back from there. */
export async function runPlanned(
  deps: LifecycleDeps,
  session: Session,
  work: PlannedWork,
  caller: Caller,
): Promise<PlanOutcome> {
  const progress = await doSteps(deps, work, notBegun(work.steps), goOn);
  if (caller === 'person') void tell(deps, session, work, progress);
  else logTrouble(deps, session, progress);
  return outcomeOf(progress);
}

/** For the steps of a plan: a person may take over a dead claim, and who does not want to stops the plan there. */
export function aloneFor(caller: Caller): WithTakeOver {
  return async (act) => {
    try {
      return await withTakeOver(caller, act);
    } catch (error) {
      throw error instanceof Cancelled ? new TrackingError({ reason: 'cancelled', sent: 'no' }, error) : error;
    }
  };
}

async function doSteps(
  { explorer }: LifecycleDeps,
  { title, steps }: PlannedWork,
  from: PlanProgress,
  run: typeof goOn | typeof goBack,
): Promise<PlanProgress> {
  try {
    return await withProgress({ title }, (signal, report) =>
      run(from, {
        signal,
        isIndependent: true,
        onStep: (now, index) => {
          const step = steps[index];
          if (!step) return;
          const isOver = now !== from && now.states[index] !== from.states[index];
          const values = { number: index + 1, total: steps.length, what: render(step.what) };
          report(vscode.l10n.t('{number} of {total}: {what}', values), isOver ? 100 / steps.length : 0);
        },
      }),
    );
  } finally {
    // The tree shows what is there now; that it cannot is no failure of the plan.
    await explorer.refreshModels().catch(() => undefined);
  }
}

async function tell(deps: LifecycleDeps, session: Session, work: PlannedWork, progress: PlanProgress): Promise<void> {
  const stopped = stepsIn(progress, 'left').length === progress.steps.length;
  if (stopped) return; // cancelled before anything was done
  const trouble = firstTrouble(progress) ?? work.notices[0];
  const kind = trouble === undefined && isSettled(progress) ? 'information' : 'warning';
  const text = [planSummary(progress, session.connection.name), ...work.notices.slice(0, 1)].join(' ');
  await notify(kind, text, actionsFor(deps, session, work, progress));
}

function isSettled(progress: PlanProgress): boolean {
  return isComplete(progress) || stepsIn(progress, 'done', 'notUndone', 'unknown').length === 0;
}

function actionsFor(
  deps: LifecycleDeps,
  session: Session,
  work: PlannedWork,
  progress: PlanProgress,
): readonly FailureAction[] {
  const act = (next: () => Promise<void>) => (): void => void deps.commands.act(work.of, next);
  const again = (run: typeof goOn | typeof goBack, button: string, sentence: string) => ({
    title: button,
    run: act(async () => {
      await confirm(session.connection, { sentence, button, name: work.name, when: 'production' }, {});
      await tell(deps, session, work, await doSteps(deps, work, progress, run));
    }),
  });
  const values = { connection: session.connection.name, title: work.title };
  return [
    ...(canGoOn(progress, true)
      ? [again(goOn, vscode.l10n.t('Go On'), vscode.l10n.t('Goes on on {connection}: {title}.', values))]
      : []),
    ...(canGoBack(progress)
      ? [again(goBack, vscode.l10n.t('Go Back'), vscode.l10n.t('Takes back on {connection}: {title}.', values))]
      : []),
    {
      title: vscode.l10n.t('Show Plan'),
      run: act(() => showPlanDocument(deps.pages, work.title, planMarkdown(work.title, progress, work.notices))),
    },
  ];
}

function logTrouble({ log }: LifecycleDeps, { connection }: Session, progress: PlanProgress): void {
  if (!isComplete(progress)) log.error(planSummary(progress, connection.name));
}

function outcomeOf(progress: PlanProgress): PlanOutcome {
  const ids = (...kinds: Parameters<typeof stepsIn>[1][]): string[] => stepsIn(progress, ...kinds).map(({ id }) => id);
  return { done: ids('done'), failed: ids('failed', 'unknown'), left: ids('left') };
}
