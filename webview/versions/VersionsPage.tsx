import type { VNode } from 'preact';
import type { ShownVersions } from '../../src/protocol/versionsPage.ts';
import { Button } from '../ui/Button.tsx';
import { Dropdown } from '../ui/Dropdown.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { VersionsTable } from './VersionsTable.tsx';
import { countText } from '../ui/language.ts';
import { t } from './versionWords.ts';
import {
  acts,
  counts,
  failure,
  filterText,
  lines,
  onlyDifferences,
  setOnlyDifferences,
  showAll,
  shown,
  start,
} from './versionsStore.ts';
import './versions.css';

/** Versions of a model beside each other. */
export function VersionsPage(): VNode {
  const state = shown.value;
  return <PageFrame head={<Head state={state} />} body={<Body state={state} />} foot={<Foot state={state} />} />;
}

function Head({ state }: { readonly state: ShownVersions | undefined }): VNode {
  return (
    <>
      <div class="titlerow">
        <h1>{state?.name ?? t('title')}</h1>
        {state && <span class="dim">{t('onServer', { connection: state.connection })}</span>}
        <span class="grow" />
        {state && (
          <Toolbar label={t('acts')}>
            <Button onPress={acts.choose}>{t('chooseVersions')}</Button>
            <IconButton icon="diff" label={t('openTextDiff')} onPress={acts.openTextDiff} />
            <IconButton icon="copy" label={t('copyMarkdown')} onPress={acts.copy} />
            <IconButton icon="library" label={t('openModel')} onPress={acts.openModel} />
          </Toolbar>
        )}
      </div>
      {state && <Filters state={state} />}
    </>
  );
}

function Filters({ state }: { readonly state: ShownVersions }): VNode {
  const options = state.versions.map(({ version }, index) => ({
    value: String(index),
    label: t('baselineOf', { version }),
  }));
  return (
    <div class="filters">
      <TextField
        label={t('filterRows')}
        isLabelHidden
        placeholder={t('filterRows')}
        value={filterText.value}
        onInput={(text) => (filterText.value = text)}
      />
      <IconButton
        icon="filter"
        hasText
        label={t('onlyDifferences')}
        isOn={onlyDifferences.value}
        onPress={() => setOnlyDifferences(!onlyDifferences.value)}
      />
      <span class="grow" />
      <span class="dim" aria-hidden="true">
        {t('baseline')}
      </span>
      <Dropdown
        label={t('baseline')}
        isLabelHidden
        options={options}
        value={String(state.baseline)}
        onChange={(value) => acts.baseline(Number(value))}
      />
    </div>
  );
}

function Body({ state }: { readonly state: ShownVersions | undefined }): VNode {
  if (!state) return failure.value === '' ? <Said text={t('reading')} /> : <Failure />;
  return (
    <div class="compared">
      {failure.value !== '' && <Failure />}
      {state.problems.length > 0 && (
        <div class="problems">
          {state.problems.map((text) => (
            <ProblemRow key={text} severity="warning" text={text} />
          ))}
        </div>
      )}
      {lines.value.length > 0 ? <VersionsTable state={state} lines={lines.value} /> : <Nothing />}
    </div>
  );
}

/** Why it could not be read, or not again. */
function Failure(): VNode {
  return (
    <div class="problems" role="alert">
      <ProblemRow severity="error" text={failure.value}>
        <Button isSmall onPress={start}>
          {t('reload')}
        </Button>
      </ProblemRow>
    </div>
  );
}

function Nothing(): VNode {
  const text = filterText.value.trim();
  return (
    <div class="section">
      <p class="empty" role="status">
        {text === '' ? t('allSame') : t('noneMatch', { text })}{' '}
        <LinkButton isInText onPress={showAll}>
          {t('showAll')}
        </LinkButton>
      </p>
    </div>
  );
}

function Foot({ state }: { readonly state: ShownVersions | undefined }): VNode {
  const { all, shown: some, differing } = counts.value;
  const said = { all: countText(all), shown: countText(some), differing: countText(differing) };
  return (
    <span class="dim" role="status">
      {state && t('shownRows', said)}
    </span>
  );
}

function Said({ text }: { readonly text: string }): VNode {
  return (
    <div class="section">
      <p class="empty" role="status">
        {text}
      </p>
    </div>
  );
}
