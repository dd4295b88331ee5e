import type { VNode } from 'preact';
import { Dropdown } from '../ui/Dropdown.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { ModelsTable } from './ModelsTable.tsx';
import { stageFilters, type StageFilter } from './modelRows.ts';
import { acts, change, connection, counts, filter, problem, rows, state } from './productionStore.ts';
import { countText } from '../ui/language.ts';
import { t } from './productionWords.ts';
import './production.css';

/** All registered models of a server, and what of each is in Production. */
export function ProductionPage(): VNode {
  return <PageFrame head={<Head />} body={<Body />} foot={<Foot />} />;
}

function Head(): VNode {
  const isReading = state.value === 'loading';
  return (
    <>
      <div class="titlerow">
        <h1>{t('title')}</h1>
        {connection.value !== '' && <span class="dim">{t('onServer', { connection: connection.value })}</span>}
        <span class="grow" />
        <Toolbar label={t('acts')}>
          {isReading ? (
            <IconButton icon="debug-stop" label={t('stop')} onPress={acts.cancel} />
          ) : (
            <IconButton icon="refresh" label={t('reload')} onPress={acts.reload} />
          )}
          <IconButton icon="copy" label={t('copyMarkdown')} onPress={acts.copyMarkdown} />
          <IconButton icon="table" label={t('copyCsv')} onPress={acts.copyCsv} />
        </Toolbar>
      </div>
      <div class="filters">
        <TextField
          label={t('filterModels')}
          isLabelHidden
          placeholder={t('filterModels')}
          value={filter.value.text}
          onInput={(text) => change({ text })}
        />
        <Dropdown
          label={t('stageFilter')}
          isLabelHidden
          options={stageFilters.map((value) => ({ value, label: stageWords[value]() }))}
          value={filter.value.stage}
          onChange={(stage) => change({ stage })}
        />
        <IconButton
          icon="note"
          hasText
          label={t('onlyUndocumented')}
          isOn={filter.value.onlyUndocumented}
          onPress={() => change({ onlyUndocumented: !filter.value.onlyUndocumented })}
        />
      </div>
    </>
  );
}

const stageWords: Readonly<Record<StageFilter, () => string>> = {
  any: () => t('stageAny'),
  production: () => t('stageProduction'),
  staging: () => t('stageStaging'),
  neither: () => t('stageNeither'),
};

function Body(): VNode {
  const isReading = state.value === 'loading';
  return (
    <div class="overview">
      {isReading && <div class="progress" />}
      {problem.value !== '' && (
        <div class="problems">
          <ProblemRow severity="error" text={problem.value} />
        </div>
      )}
      {rows.value.length > 0 ? <ModelsTable models={rows.value} /> : <Nothing isReading={isReading} />}
    </div>
  );
}

function Nothing({ isReading }: { readonly isReading: boolean }): VNode {
  if (counts.value.all > 0)
    return (
      <p class="empty" role="status">
        {t('noneMatch')}{' '}
        <LinkButton isInText onPress={() => change({ text: '', stage: 'any', onlyUndocumented: false })}>
          {t('showAll')}
        </LinkButton>
      </p>
    );
  const text = isReading ? t('reading') : state.value === 'failed' ? '' : t('noModels');
  return (
    <p class="empty" role="status">
      {text}
    </p>
  );
}

function Foot(): VNode {
  const { all, undocumented, requests } = counts.value;
  const some = rows.value.length;
  const told =
    some !== all
      ? t('shownOf', { shown: countText(some), all: countText(all) })
      : all === 1
        ? t('oneModel')
        : t('manyModels', { count: countText(all) });
  const parts = [
    told,
    undocumented === 0 ? '' : t('undocumentedCount', { count: countText(undocumented) }),
    requests === 0 ? '' : requests === 1 ? t('oneRequest') : t('manyRequests', { count: countText(requests) }),
    state.value === 'loading' ? t('stillReading') : state.value === 'cancelled' ? t('stopped') : '',
  ];
  return (
    <span class="dim" role="status">
      {parts.filter((part) => part !== '').join(', ')}
    </span>
  );
}
