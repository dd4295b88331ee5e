import type { VNode } from 'preact';
import type { PageMetricRow } from '../../src/protocol/modelPage.ts';
import { countText } from '../ui/language.ts';
import { differenceText, metricText } from './formats.ts';
import { shown } from './modelStore.ts';
import { t } from './say.ts';
import { numberOf } from './shownVersions.ts';

interface MetricsTableProps {
  readonly version: string;
  readonly rows: readonly PageMetricRow[];
  readonly more: number;
}

/** The metrics of the version's run beside those of Production's. */
export function MetricsTable({ version, rows, more }: MetricsTableProps): VNode {
  const production = shown.value?.production ?? '';
  const isCompared = production !== '' && production !== version;
  if (rows.length === 0) return <p class="empty">{t('noMetrics')}</p>;
  return (
    <>
      <div class="metricsbox" {...(rows.length > 12 && { tabIndex: 0, role: 'group', 'aria-label': t('metrics') })}>
        <table aria-label={t('metrics')}>
          <thead class="stays">
            <tr>
              <th scope="col">{t('columnMetric')}</th>
              <th scope="col" class="num c-value">
                {t('version', { version })}
              </th>
              {isCompared && (
                <>
                  <th scope="col" class="num c-value">
                    {t('columnProduction')}
                  </th>
                  <th scope="col" class="num c-value">
                    {t('columnDifference')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, own, production: other, difference }) => (
              <tr key={key}>
                <td title={key}>{key}</td>
                <td class="num" title={own}>
                  {metricText(numberOf(own))}
                </td>
                {isCompared && (
                  <>
                    <td class="num" title={other}>
                      {metricText(numberOf(other))}
                    </td>
                    <td class={`num${difference === '' || difference === '0' ? ' dim' : ''}`} title={difference}>
                      {differenceText(numberOf(difference))}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="dim">{t('metricsMore', { count: countText(more) })}</p>}
    </>
  );
}
