import type { VNode } from 'preact';
import type { PageReport, PageWay } from '../../src/protocol/checkDataPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { t } from './connection.ts';
import { count } from './numbers.ts';

/** The verdicts of both ways. */
export function WayResults({ report }: { readonly report: PageReport }): VNode {
  const changed = report.columns.filter(({ serving }) => serving === 'changed').length;
  return (
    <div class="pair ways">
      <Way
        way={report.serving}
        accepts={t('checkServingAccepts')}
        refuses={t('checkServingRefuses')}
        changed={changed}
      />
      <Way way={report.predict} accepts={t('checkPredictAccepts')} refuses={t('checkPredictRefuses')} changed={0} />
    </div>
  );
}

interface WayProps {
  readonly way: PageWay;
  readonly accepts: string;
  readonly refuses: string;
  readonly changed: number;
}

function Way({ way, accepts, refuses, changed }: WayProps): VNode {
  const [first] = way.problems;
  const parts = [problemCount(way), changedCount(changed)].filter((part) => part !== '');
  return (
    <div class="problem">
      <Icon name={way.isAccepted ? 'pass' : 'error'} className={way.isAccepted ? 'ok' : 'err'} />
      <div class="grow">
        <b>{way.isAccepted ? accepts : refuses}</b> {parts.join(' ')}
        {first !== undefined && <div class="said">{t('checkFirst', { problem: first })}</div>}
      </div>
    </div>
  );
}

function problemCount({ count: problems }: PageWay): string {
  if (problems === 0) return '';
  return problems === 1 ? t('checkOneProblem') : t('checkProblems', { count: count(problems) });
}

function changedCount(changed: number): string {
  if (changed === 0) return '';
  return changed === 1 ? t('checkOneChanged') : t('checkChanged', { count: count(changed) });
}
