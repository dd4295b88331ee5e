import type { VNode } from 'preact';
import { Icon } from '../ui/Icon.tsx';
import { ageText, exactTimeText, metricText } from './formats.ts';
import { now, verdicts } from './modelStore.ts';
import { stageText, t } from './say.ts';
import type { ShownVersion, SortKey } from './shownVersions.ts';
import { verdictWords } from './verdictWords.ts';

type ColumnName =
  | 'columnVersion'
  | 'columnStage'
  | 'columnAliases'
  | 'columnRun'
  | 'columnMetric'
  | 'columnSignature'
  | 'columnRegistered'
  | 'columnBy'
  | 'columnTags';

export interface TableColumn {
  readonly name: ColumnName;
  readonly className: string;
  readonly sortKey?: SortKey;
  readonly cell: (version: ShownVersion) => VNode | string;
  readonly titleOf?: (version: ShownVersion) => string;
}

/** The columns of the table, each with what its cells show. */
export const tableColumns: readonly TableColumn[] = [
  {
    name: 'columnVersion',
    className: 'c-version',
    sortKey: 'version',
    cell: ({ card }) => (
      <>
        {card.version}
        {card.isDeprecated && <span class="tag">{t('deprecated')}</span>}
      </>
    ),
  },
  {
    name: 'columnStage',
    className: 'c-stage',
    cell: ({ card: { stage } }) => (stage === undefined ? '–' : stageText(stage)),
  },
  {
    name: 'columnAliases',
    className: 'c-aliases wide',
    cell: (version) => aliasWords(version),
    titleOf: (version) => aliasWords(version),
  },
  { name: 'columnRun', className: 'c-run', cell: ({ run }) => run, titleOf: ({ run }) => run },
  {
    name: 'columnMetric',
    className: 'c-metric num',
    sortKey: 'metric',
    cell: ({ value }) => metricText(value),
    titleOf: ({ value }) => (value === undefined ? '' : String(value)),
  },
  { name: 'columnSignature', className: 'c-signature wide', cell: signatureCell },
  {
    name: 'columnRegistered',
    className: 'c-age num',
    sortKey: 'created',
    cell: ({ card: { created } }) => (created === undefined ? '–' : ageText(created, now.value)),
    titleOf: ({ card: { created } }) => (created === undefined ? '' : exactTimeText(created)),
  },
  {
    name: 'columnBy',
    className: 'c-by wide',
    cell: ({ card: { user = '' } }) => user,
    titleOf: ({ card: { user = '' } }) => user,
  },
  {
    name: 'columnTags',
    className: 'c-tags wide',
    cell: ({ card: { tags = [] } }) => tags.join(', '),
    titleOf: ({ card: { tags = [] } }) => tags.join('\n'),
  },
];

function aliasWords({ card: { aliases = [] } }: ShownVersion): string {
  return aliases.map((alias) => `@${alias}`).join(' ');
}

function signatureCell({ card }: ShownVersion): VNode | string {
  const verdict = verdicts.known.value.get(card.version);
  if (!verdict) return '';
  const { icon, tone, text } = verdictWords(verdict);
  return (
    <span class="verdict">
      <Icon name={icon} className={tone} />
      <span class="t">{text}</span>
    </span>
  );
}
