import type { VNode } from 'preact';
import type { PageColumn, PageRow } from '../../src/protocol/checkDataPage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { rpc, t } from './connection.ts';
import { count } from './numbers.ts';

interface ColumnDetailProps {
  readonly column: PageColumn;
  /** In the report. */
  readonly index: number;
  readonly canGo: (by: 1 | -1) => boolean;
  readonly onGo: (by: 1 | -1) => void;
}

/** Why a column is refused, and the first rows that are to blame. */
export function ColumnDetail({ column, index, canGo, onGo }: ColumnDetailProps): VNode {
  const { name, betterType, rows, serving, servingReasons, predictReasons } = column;
  const isQuiet = servingReasons.length === 0 && predictReasons.length === 0;
  return (
    <section class="detail" aria-label={t('checkSelected')}>
      <div class="section">
        <div class="sechead">
          <h2>
            <b>{name}</b>
          </h2>
          <span class="grow" />
          <Toolbar label={t('checkMove')}>
            <IconButton icon="arrow-up" label={t('checkPrevious')} isDisabled={!canGo(-1)} onPress={() => onGo(-1)} />
            <IconButton icon="arrow-down" label={t('checkNext')} isDisabled={!canGo(1)} onPress={() => onGo(1)} />
            {betterType !== null && (
              <Button onPress={() => rpc.notify('changeType', { column: index, name, type: betterType })}>
                {t('checkChangeType', { type: betterType })}
              </Button>
            )}
          </Toolbar>
        </div>
        <div class="pair">
          <div>
            {rows.length > 0 && <Rows rows={rows} column={index} />}
            {rows.length === 0 && isQuiet && <p class="dim">{quietText(column)}</p>}
          </div>
          <div>
            {serving === 'changed' && (
              <Reasons icon="warning" title={t('checkServing')} reasons={[t('checkIsChanged')]} />
            )}
            <Reasons icon="error" title={t('checkServing')} reasons={servingReasons} />
            <Reasons icon="error" title={t('checkPredict')} reasons={predictReasons} />
          </div>
        </div>
      </div>
    </section>
  );
}

function quietText({ serving, predict }: PageColumn): string {
  if (serving === 'ignored') return t('checkIsIgnored');
  return serving === 'unknown' || predict === 'unknown' ? t('checkIsUnknown') : t('checkNoProblem');
}

function Rows({ rows, column }: { readonly rows: readonly PageRow[]; readonly column: number }): VNode {
  return (
    <table aria-label={t('checkRowsRefused')}>
      <thead>
        <tr>
          <th scope="col" class="num w64">
            {t('checkRow')}
          </th>
          <th scope="col" class="w25">
            {t('checkValue')}
          </th>
          <th scope="col">{t('checkWhy')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, value, why, hasPlace }, at) => (
          <tr key={at}>
            <td class="num">
              {hasPlace ? (
                <button
                  type="button"
                  class="link"
                  aria-label={t('checkOpenRow', { row: count(row) })}
                  onClick={() => rpc.notify('openRow', { column, row: at })}
                >
                  {count(row)}
                </button>
              ) : (
                count(row)
              )}
            </td>
            <td class={value === '' ? 'dim' : 'mono'} title={value}>
              {value === '' ? t('checkEmpty') : value}
            </td>
            <td class="why">{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReasonsProps {
  readonly icon: 'error' | 'warning';
  readonly title: string;
  readonly reasons: readonly string[];
}

function Reasons({ icon, title, reasons }: ReasonsProps): VNode | null {
  if (reasons.length === 0) return null;
  return (
    <div class="problem">
      <Icon name={icon} className={icon === 'error' ? 'err' : 'warn'} />
      <div class="grow">
        <b>{title}</b>
        {reasons.map((reason, at) => (
          <div class="said" key={at}>
            {reason}
          </div>
        ))}
      </div>
    </div>
  );
}
