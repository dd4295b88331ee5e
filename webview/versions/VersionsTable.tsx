import type { VNode } from 'preact';
import type { ComparedVersion, ShownVersions, VersionCell } from '../../src/protocol/versionsPage.ts';
import { FullTable } from '../ui/FullTable.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Verdict, type VerdictKind } from '../ui/Verdict.tsx';
import type { VersionLine } from './versionLines.ts';
import { countText } from '../ui/language.ts';
import { cellText, differenceText, sectionTitle, t, wholeText, type SectionName } from './versionWords.ts';
import { acts } from './versionsStore.ts';

interface VersionsTableProps {
  readonly state: ShownVersions;
  readonly lines: readonly VersionLine[];
}

const nameWidth = 200;

/** Each version is a column, each thing that is known of them a row. */
export function VersionsTable({ state, lines }: VersionsTableProps): VNode {
  const head = (
    <tr aria-rowindex={1}>
      <th scope="col" class="stick">
        {t('rowName')}
      </th>
      {state.versions.map((version, index) => (
        <VersionHead key={version.version} version={version} isBaseline={index === state.baseline} />
      ))}
    </tr>
  );
  return (
    <FullTable
      label={t('title')}
      className="beside"
      widths={[nameWidth, ...state.versions.map(() => 0)]}
      head={head}
      count={lines.length}
      renderRow={(at, rowIndex) => <Line key={at} line={lines[at]} rowIndex={rowIndex} state={state} />}
    />
  );
}

function VersionHead({
  version: { version, stage, deprecated },
  isBaseline,
}: {
  readonly version: ComparedVersion;
  readonly isBaseline: boolean;
}): VNode {
  return (
    <th scope="col" class={isBaseline ? 'sorted' : ''}>
      {deprecated !== '' && <Icon name="warning" className="warn" label={t('deprecatedWhy', { why: deprecated })} />}{' '}
      {t('version', { version })}
      {stage !== '' && <span class="dim"> {stage}</span>}
      {isBaseline && <span class="dim">, {t('isBaseline')}</span>}
    </th>
  );
}

interface LineProps {
  readonly line: VersionLine | undefined;
  readonly rowIndex: number;
  readonly state: ShownVersions;
}

function Line({ line, rowIndex, state }: LineProps): VNode {
  if (!line) return <tr aria-rowindex={rowIndex} />;
  if (line.kind === 'section') return <SectionLine line={line} rowIndex={rowIndex} columns={state.versions.length} />;
  const { section, name, row } = line;
  const baseline = row.cells[state.baseline] ?? null;
  return (
    <tr aria-rowindex={rowIndex}>
      <th scope="row" class="stick" title={name}>
        {name}
      </th>
      {row.cells.map((cell, index) => (
        <Cell
          key={index}
          section={section}
          cell={cell}
          baseline={index === state.baseline ? null : baseline}
          differs={row.differs}
          onCompare={
            row.key === 'verdict' && index !== state.baseline ? () => acts.compareSignatures(index) : undefined
          }
          versions={[state.versions[state.baseline]?.version ?? '', state.versions[index]?.version ?? '']}
        />
      ))}
    </tr>
  );
}

function SectionLine({
  line: { section, differing, all },
  rowIndex,
  columns,
}: {
  readonly line: Extract<VersionLine, { kind: 'section' }>;
  readonly rowIndex: number;
  readonly columns: number;
}): VNode {
  return (
    <tr aria-rowindex={rowIndex} class="sectionline">
      <th scope="rowgroup" class="stick">
        <span class="caps">{sectionTitle(section)}</span>
      </th>
      <td colSpan={columns} class="dim">
        {t('sectionCount', { count: countText(differing), all: countText(all) })}
      </td>
    </tr>
  );
}

interface CellProps {
  readonly section: SectionName;
  readonly cell: VersionCell;
  /** `null` in the baseline itself. */
  readonly baseline: VersionCell;
  readonly differs: boolean;
  readonly onCompare: (() => void) | undefined;
  /** Of the baseline, and of this cell. */
  readonly versions: readonly [from: string, to: string];
}

function Cell({ section, cell, baseline, differs, onCompare, versions: [from, to] }: CellProps): VNode {
  const text = cellText(section, cell);
  const verdict = section === 'signature' && typeof cell === 'string' ? verdictKinds[cell] : undefined;
  if (onCompare && verdict)
    return (
      <td>
        <LinkButton onPress={onCompare} title={t('compareSignatures', { from, to })}>
          <Verdict kind={verdict}>{text}</Verdict>
        </LinkButton>
      </td>
    );
  const difference = differenceText(cell, baseline);
  const whole = wholeText(section, cell);
  const title = difference === '' ? whole : `${whole}, ${t('difference', { difference })}`;
  const isQuiet = !differs || cell === null || typeof cell === 'object';
  return (
    <td class={`${section === 'metrics' ? 'num' : ''}${isQuiet ? ' dim' : ''}`} title={title}>
      {difference !== '' && <span class="delta dim">{difference}</span>}
      {text}
    </td>
  );
}

const verdictKinds: Readonly<Record<string, VerdictKind>> = {
  identical: 'accepted',
  compatible: 'compatible',
  breaking: 'breaking',
  refused: 'refused',
};
