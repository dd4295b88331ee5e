import type { VNode } from 'preact';
import type { ComparedPartPage } from '../../src/protocol/comparePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { nameWords, thirdHead, thirdWords, typeWords } from './cellWords.ts';
import { t } from './changeWords.ts';
import { unifiedLines, type ShownRow } from './comparedLines.ts';
import { current, visits } from './compareStore.ts';
import { LongTable } from './LongTable.tsx';

interface UnifiedTableProps {
  readonly label: string;
  readonly part: ComparedPartPage;
  readonly rows: readonly ShownRow[];
}

/** What was and what is below each other: for parts of few columns. */
export function UnifiedTable({ label, part, rows }: UnifiedTableProps): VNode {
  const lines = unifiedLines(rows);
  const head = (
    <tr>
      <th scope="col" class="g">
        <span class="vh">{t('differenceColumn')}</span>
      </th>
      <th scope="col">{t('name')}</th>
      <th scope="col">{t('type')}</th>
      <th scope="col">
        {thirdHead(
          part.holds,
          lines.map(({ cells }) => cells),
        )}
      </th>
    </tr>
  );
  return (
    <LongTable
      label={label}
      head={head}
      columns={4}
      count={lines.length}
      wanted={lines.findIndex(({ row }) => row.changes.includes(current.value))}
      visit={visits.value}
      renderRow={(at, rowProps) => {
        const line = lines[at];
        if (!line) return <tr key={at} {...rowProps} />;
        const { sign, cells, row, index } = line;
        const isAt = row.changes.includes(current.value);
        return (
          <tr key={`${index}${sign}`} {...rowProps} class={`${tones[sign]}${isAt ? ' at' : ''}`}>
            <td class="g">
              {sign === 'removed' && <Icon name="diff-removed" label={t(row.now ? 'before' : 'stateRemoved')} />}
              {sign === 'added' && <Icon name="diff-added" label={t(row.old ? 'after' : 'stateAdded')} />}
            </td>
            <td title={nameWords(cells)}>
              <span
                class={cells.name === null ? 'dim' : ''}
                style={{ paddingLeft: `${Math.min(row.depth, 12) * 16}px` }}
              >
                {nameWords(cells)}
              </span>
            </td>
            <td title={typeWords(cells)}>{typeWords(cells)}</td>
            <td class={part.holds === 'columns' ? '' : 'mono'} title={thirdWords(cells)}>
              {thirdWords(cells)}
            </td>
          </tr>
        );
      }}
    />
  );
}

const tones = { same: '', removed: 'del', added: 'add' } as const;
