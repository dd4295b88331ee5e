import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { ActMenu, type ActItem } from './ActMenu.tsx';
import { firstWords } from '../../src/core/lifecycle/card/unmarked.ts';
import { CardSection } from './CardSection.tsx';
import { DatasetSection } from './DatasetSection.tsx';
import { DetailProps } from './DetailProps.tsx';
import { GatesRow } from './GatesRow.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { act, chosenVersion, detail, detailFailure, head, shown, verdicts } from './modelStore.ts';
import { t } from './say.ts';
import type { ShownVersion } from './shownVersions.ts';
import { verdictSentence } from './verdictWords.ts';

/** All about the chosen version, and what can be done with it. */
export function VersionDetails(): VNode {
  const version = chosenVersion.value;
  const number = version?.card.version ?? '';
  useEffect(() => {
    verdicts.see('details', number === '' ? [] : [number]);
  }, [number]);
  if (!version)
    return (
      <div class="section">
        <p class="empty">{t('chooseVersion')}</p>
      </div>
    );
  return (
    <section class="section details" aria-label={t('details')}>
      <DetailHead version={version} />
      <DetailBody version={version} />
    </section>
  );
}

function DetailHead({ version: { card, run } }: { readonly version: ShownVersion }): VNode {
  const { version, requests = [] } = card;
  const { readOnly = '', hasStages = false } = head.value ?? {};
  const isReadOnly = readOnly !== '';
  const [request] = requests;
  const about = { version };
  const said = detail.value?.version === version ? firstWords(detail.value.description) : '';
  return (
    <div class="sechead detailhead">
      <h2>
        <b>{t('version', about)}</b>
      </h2>
      <span class="dim t nowrap grow" title={said || run}>
        {said || run}
      </span>
      <Toolbar label={t('versionActs', about)}>
        {request && (
          <Button appearance="primary" onPress={() => act('review', { version, requestId: request.id })}>
            {t('reviewRequest')}
          </Button>
        )}
        {hasStages && (
          <Button onPress={() => act('move', about)} isDisabled={isReadOnly} title={readOnly}>
            {t('move')}
          </Button>
        )}
        <Button onPress={() => act('setAlias', about)} isDisabled={isReadOnly} title={readOnly}>
          {t('setAlias')}
        </Button>
        <Button onPress={() => act('compareVersions', about)}>{t('compare')}</Button>
        <ActMenu label={t('moreVersion')} items={itemsOf(hasStages, readOnly)} about={about} />
      </Toolbar>
    </div>
  );
}

function itemsOf(hasStages: boolean, readOnly: string): readonly ActItem[] {
  const items: readonly (ActItem & { readonly needsStages?: boolean })[] = [
    { act: 'request', icon: 'git-pull-request', text: 'requestMove', blocked: readOnly, needsStages: true },
    { act: 'promote', icon: 'verified', text: 'promote', blocked: readOnly, needsStages: true },
    { act: 'openModelFile', icon: 'symbol-structure', text: 'openModelFile', blocked: '' },
    { act: 'openRun', icon: 'beaker', text: 'openRun', blocked: '' },
    { act: 'compareSource', icon: 'diff', text: 'compareSource', blocked: '' },
    { act: 'serve', icon: 'server-process', text: 'serve', blocked: '' },
    { act: 'try', icon: 'play', text: 'tryModel', blocked: '' },
    { act: 'copyServing', icon: 'code', text: 'copyServing', blocked: '' },
    { act: 'copyUri', icon: 'copy', text: 'copyUri', blocked: '' },
    { act: 'setTag', icon: 'tag', text: 'setTag', blocked: readOnly },
    { act: 'describeVersion', icon: 'edit', text: 'describeVersion', blocked: readOnly },
    { act: 'makeCard', icon: 'note', text: 'makeCard', blocked: '' },
    { act: 'deleteVersion', icon: 'trash', text: 'deleteVersion', blocked: readOnly },
  ];
  return items.filter(({ needsStages }) => hasStages || needsStages !== true);
}

function DetailBody({ version }: { readonly version: ShownVersion }): VNode {
  const number = version.card.version;
  const read = detail.value?.version === number ? detail.value : undefined;
  return (
    <>
      {detailFailure.value !== '' && (
        <ProblemRow severity="error" text={t('noDetails', { why: detailFailure.value })} />
      )}
      {read !== undefined && read.problem !== '' && <ProblemRow severity="warning" text={read.problem} />}
      <div class="pair">
        <DetailProps version={version} detail={read} />
        <div>
          {read && <MetricsTable version={number} rows={read.metrics} more={read.moreMetrics} />}
          <SignatureRow version={number} />
          <GatesRow version={number} />
        </div>
      </div>
      <div class="pair second">
        {read && <DatasetSection datasets={read.datasets} />}
        {read && <CardSection version={number} description={read.description} />}
      </div>
    </>
  );
}

function SignatureRow({ version }: { readonly version: string }): VNode | null {
  const verdict = verdicts.known.value.get(version);
  const sentence = verdict && verdictSentence(verdict, shown.value?.production ?? '');
  if (!sentence) return null;
  const canCompare = ['same', 'compatible', 'breaking'].includes(verdict.kind);
  return (
    <ProblemRow severity={sentence.severity} text={sentence.text}>
      {canCompare && (
        <Button isSmall onPress={() => act('compare', { version })}>
          {t('compareSmall')}
        </Button>
      )}
    </ProblemRow>
  );
}
