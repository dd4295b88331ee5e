import type { VNode } from 'preact';
import type { ShownParam, ShownValues } from '../../src/protocol/reviewPage.ts';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { t } from './words.ts';

interface ValuesProps {
  readonly values: ShownValues | null;
  readonly version: string;
}
type Values = Extract<ShownValues, { kind: 'values' }>;

/** Metrics of the source run, beside those of the version in Production. */
export function MetricsSection({ values, version }: ValuesProps): VNode {
  const known = values?.kind === 'values' ? values : undefined;
  const count =
    known && (known.against === '' ? t('nothingInProduction') : t('inProduction', { version: known.against }));
  return (
    <Section title={t('metrics')} {...(count !== undefined && { count })}>
      {values === null && <p class="empty">{t('valuesReading')}</p>}
      {values?.kind === 'failed' && <ProblemRow severity="error" text={values.problem} />}
      {known?.problems.map((text) => (
        <ProblemRow key={text} severity="warning" text={text} />
      ))}
      {known &&
        (known.metrics.length > 0 ? (
          <Metrics values={known} version={version} />
        ) : (
          <p class="empty">{t('noMetrics')}</p>
        ))}
    </Section>
  );
}

function Metrics({ values, version }: { readonly values: Values; readonly version: string }): VNode {
  const { against, metrics, moreMetrics } = values;
  return (
    <>
      <table aria-label={t('metrics')}>
        <thead>
          <tr>
            <th scope="col">{t('metric')}</th>
            <th scope="col" class="num c-value">
              {t('versionHead', { version })}
            </th>
            {against !== '' && (
              <>
                <th scope="col" class="num c-value">
                  {t('versionHead', { version: against })}
                </th>
                <th scope="col" class="num c-value">
                  {t('diff')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ key, candidate, production, difference, exact, isEqual }) => (
            <tr key={key} title={exact}>
              <td title={key}>{key}</td>
              <td class="num">{candidate || '–'}</td>
              {against !== '' && (
                <>
                  <td class="num">{production || '–'}</td>
                  <td class={isEqual ? 'num dim' : 'num'}>{difference || '–'}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {moreMetrics > 0 && <p class="empty">{t('more', { count: moreMetrics })}</p>}
    </>
  );
}

/** Parameters that differ; those that are the same are only counted. */
export function ParametersSection({ values, version }: ValuesProps): VNode {
  const known = values?.kind === 'values' ? values : undefined;
  const count = known && known.against !== '' ? differWords(known.params.length + known.moreParams) : undefined;
  return (
    <Section title={t('parameters')} {...(count !== undefined && { count })}>
      {values === null && <p class="empty">{t('valuesReading')}</p>}
      {known && <Parameters values={known} version={version} />}
    </Section>
  );
}

function differWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? t('oneDiffers') : t('manyDiffer', { count });
}

function Parameters({ values, version }: { readonly values: Values; readonly version: string }): VNode {
  const { against, params, moreParams, sameParams } = values;
  if (params.length === 0)
    return <p class="empty">{sameParams > 0 ? t('paramsSame', { count: sameParams }) : t('noParams')}</p>;
  return (
    <>
      <table aria-label={t('parameters')}>
        <thead>
          <tr>
            <th scope="col">{t('parameter')}</th>
            <th scope="col" class="c-param">
              {t('versionHead', { version })}
            </th>
            {against !== '' && (
              <th scope="col" class="c-param">
                {t('versionHead', { version: against })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {params.map((param) => (
            <tr key={param.key}>
              <td title={param.key}>{param.key}</td>
              <Value value={param.candidate} />
              {against !== '' && <Value value={param.production} />}
            </tr>
          ))}
        </tbody>
      </table>
      {moreParams > 0 && <p class="empty">{t('more', { count: moreParams })}</p>}
    </>
  );
}

function Value({ value }: { readonly value: ShownParam['candidate'] }): VNode {
  return <td title={value ?? t('noValue')}>{value ?? '–'}</td>;
}
