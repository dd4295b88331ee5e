import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ModelHead } from '../../src/protocol/modelPage.ts';
import { Button } from '../ui/Button.tsx';
import { Dropdown } from '../ui/Dropdown.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Markdown } from '../ui/Markdown.tsx';
import { readMarkdown } from '../ui/markdownBlocks.ts';
import { TextField } from '../ui/TextField.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { ActMenu } from './ActMenu.tsx';
import { countText } from '../ui/language.ts';
import {
  act,
  all,
  chooseMetric,
  filter,
  head,
  isTable,
  matching,
  openLink,
  runs,
  setFilter,
  setTable,
} from './modelStore.ts';
import { t } from './say.ts';
import { TagList } from './TagList.tsx';

/** Name, tags, description and what can be done with the model. */
export function ModelHeadView(): VNode {
  const model = head.value;
  if (!model) return <div class="titlerow" />;
  return (
    <>
      <div class="titlerow">
        <h1>{model.name}</h1>
        <TagList tags={model.tags} most={6} />
        <span class="grow" />
        <FilterCount />
        <Toolbar label={t('acts')}>
          <TextField
            label={t('filter')}
            isLabelHidden
            placeholder={t('filter')}
            value={filter.value}
            onInput={setFilter}
          />
          <MetricPicker />
          <IconButton
            icon="list-flat"
            label={t('table')}
            hasText
            isOn={isTable.value}
            onPress={() => setTable(!isTable.value)}
          />
          <Button onPress={() => act('register')} isDisabled={model.readOnly !== ''} title={model.readOnly}>
            {t('register')}
          </Button>
          <IconButton icon="refresh" label={t('refresh')} onPress={() => act('refresh')} />
          <ActMenu label={t('moreModel')} items={itemsOf(model)} keys={model.hasStages ? keysWithMoves : keysOfPage} />
        </Toolbar>
      </div>
      <Description model={model} />
    </>
  );
}

const keysOfPage = ['keyMoveFocus', 'keyChoose'] as const;
const keysWithMoves = [...keysOfPage, 'keyMove'] as const;

function itemsOf({ hasWeb, hasStages, readOnly }: ModelHead) {
  return [
    ...(hasWeb ? [{ act: 'openWeb', icon: 'link-external', text: 'openWeb', blocked: '' } as const] : []),
    { act: 'phaseOut', icon: 'archive', text: 'phaseOut', blocked: readOnly } as const,
    ...(hasStages ? [{ act: 'migrate', icon: 'tag', text: 'migrate', blocked: readOnly } as const] : []),
    { act: 'openPolicy', icon: 'law', text: 'openPolicy', blocked: '' } as const,
  ];
}

/** The metric that the cards show. */
function MetricPicker(): VNode | null {
  const { metric = '', metrics = [] } = runs.value ?? {};
  if (metrics.length < 2) return null;
  return (
    <span class="metricpicker">
      <Dropdown
        label={t('chooseMetric')}
        isLabelHidden
        options={metrics.map((name) => ({ value: name, label: name }))}
        value={metric}
        onChange={chooseMetric}
      />
    </span>
  );
}

/** How many are left when they are filtered. */
function FilterCount(): VNode {
  const [count, total] = [matching.value.length, all.value.length];
  return (
    <span class="dim count" role="status">
      {filter.value.trim() !== '' && t('shownCount', { count: countText(count), total: countText(total) })}
    </span>
  );
}

/** Its first paragraph, unless all of it is asked for. */
function Description({ model: { description, readOnly } }: { readonly model: ModelHead }): VNode {
  const [isWhole, setWhole] = useState(false);
  const text = description.trim();
  const isLong = useMemo(() => readMarkdown(text).length > 1 || text.length > 200, [text]);
  return (
    <div class="meta describedby">
      {text !== '' && (
        <div class={`dim described${isWhole ? ' whole' : ''}`} {...(isWhole && { tabIndex: 0 })}>
          <Markdown text={text} onLink={openLink} level={2} isBrief={!isWhole} />
        </div>
      )}
      {isLong && <LinkButton onPress={() => setWhole(!isWhole)}>{isWhole ? t('showLess') : t('showAll')}</LinkButton>}
      {readOnly === '' && (
        <LinkButton icon="edit" onPress={() => act('describeModel')}>
          {text === '' ? t('addDescription') : t('describeModel')}
        </LinkButton>
      )}
      {readOnly !== '' && <span class="dim">{readOnly}</span>}
    </div>
  );
}
