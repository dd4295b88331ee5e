import type { VNode } from 'preact';
import type { ComparedCells, ComparedPartPage } from '../../src/protocol/comparePage.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { nameWords, thirdHead, thirdWords, typeWords } from './cellWords.ts';
import { t, type Comparison } from './changeWords.ts';
import { rowVerdict, type ShownRow } from './comparedLines.ts';
import { current, visits } from './compareStore.ts';
import { LongTable } from './LongTable.tsx';
import { StateGlyph } from './StateGlyph.tsx';

interface SideBySideProps {
  readonly label: string;
  readonly part: ComparedPartPage;
  readonly comparison: Comparison;
  readonly rows: readonly ShownRow[];
  readonly from: string;
  readonly to: string;
}

/** The older signature at the left, the newer one at the right; hatched where a side has nothing. */
export function SideBySideTable({ label, part, comparison, rows, from, to }: SideBySideProps): VNode {
  const olds = part.rows.map(({ old }) => old);
  const nows = part.rows.map(({ now }) => now);
  const head = (
    <tr>
      <th scope="col" class="g">
        <span class="vh">{t('differenceColumn')}</span>
      </th>
      <SideHead side={from} third={thirdHead(part.holds, olds)} isSecond={false} />
      <SideHead side={to} third={thirdHead(part.holds, nows)} isSecond />
      <th scope="col" class="c-end">
        {t('verdict')}
      </th>
    </tr>
  );
  return (
    <LongTable
      label={label}
      className="sides"
      head={head}
      columns={8}
      count={rows.length}
      wanted={rows.findIndex(({ row }) => row.changes.includes(current.value))}
      visit={visits.value}
      renderRow={(at, rowProps) => {
        const shown = rows[at];
        if (!shown) return <tr key={at} {...rowProps} />;
        const { row, index } = shown;
        const verdict = rowVerdict(row, comparison);
        const isSame = row.state === 'identical';
        return (
          <tr key={index} {...rowProps} class={row.changes.includes(current.value) ? 'at' : ''}>
            <td class="g">
              <StateGlyph row={row} />
            </td>
            <Cells cells={row.old} depth={row.depth} tone={isSame ? '' : 'del'} isSecond={false} />
            <Cells cells={row.now} depth={row.depth} tone={isSame ? '' : 'add'} isSecond />
            <td class="edge">{verdict && <Verdict kind={verdict} />}</td>
          </tr>
        );
      }}
    />
  );
}

interface SideHeadProps {
  readonly side: string;
  readonly third: string;
  readonly isSecond: boolean;
}

function SideHead({ side, third, isSecond }: SideHeadProps): VNode {
  const name = t('sideName', { side });
  return (
    <>
      <th scope="col" class={isSecond ? 'edge' : ''} title={name}>
        {name}
      </th>
      <th scope="col" class="c-type">
        {t('type')}
      </th>
      <th scope="col" class="c-third wide">
        {third}
      </th>
    </>
  );
}

interface CellsProps {
  readonly cells: ComparedCells | null;
  readonly depth: number;
  readonly tone: string;
  readonly isSecond: boolean;
}

function Cells({ cells, depth, tone, isSecond }: CellsProps): VNode {
  const edge = isSecond ? ' edge' : '';
  if (cells === null)
    return (
      <>
        <td class={`void${edge}`} />
        <td class="void" />
        <td class="void wide" />
      </>
    );
  return (
    <>
      <td class={tone + edge} title={nameWords(cells)}>
        <span class={cells.name === null ? 'dim' : ''} style={{ paddingLeft: `${Math.min(depth, 12) * 16}px` }}>
          {nameWords(cells)}
        </span>
      </td>
      <td class={tone} title={typeWords(cells)}>
        {typeWords(cells)}
      </td>
      <td class={`${tone} wide`} title={thirdWords(cells)}>
        <span>{thirdWords(cells)}</span>
      </td>
    </>
  );
}
