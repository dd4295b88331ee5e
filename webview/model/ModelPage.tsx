import type { VNode } from 'preact';
import { Button } from '../ui/Button.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { timeText } from './formats.ts';
import { Lanes } from './Lanes.tsx';
import { ModelHeadView } from './ModelHeadView.tsx';
import { act, failure, head, isTable, matching, now, runs, shown } from './modelStore.ts';
import { t } from './say.ts';
import { Timeline } from './Timeline.tsx';
import { VersionDetails } from './VersionDetails.tsx';
import { VersionTable } from './VersionTable.tsx';
import './model.css';

/** A registered model: its versions by stage, the chosen one, and what happened. */
export function ModelPage(): VNode {
  return (
    <>
      {shown.value?.isReading && <div class="progress" aria-hidden="true" />}
      <PageFrame head={<ModelHeadView />} body={<Body />} />
    </>
  );
}

function Body(): VNode {
  const state = shown.value;
  if (failure.value !== '') return <Said text={failure.value} />;
  if (!state) return <Said text={t('reading')} />;
  if (!head.value)
    return (
      <div class="section first">
        <Problem />
      </div>
    );
  return (
    <div class="split modelbody">
      <div class="maincolumn">
        <Problem />
        {state.versions.length === 0 ? <NoVersions /> : <Versions />}
      </div>
      <aside class="side" aria-label={t('timeline')}>
        <Timeline />
      </aside>
    </div>
  );
}

function Versions(): VNode {
  return (
    <>
      {isTable.value ? <VersionTable /> : <Lanes />}
      {matching.value.length === 0 && (
        <div class="section">
          <p class="empty">{t('noneMatch')}</p>
        </div>
      )}
      <VersionDetails />
    </>
  );
}

function NoVersions(): VNode {
  const { readOnly = '' } = head.value ?? {};
  return (
    <div class="section first">
      <p class="empty">{t('noVersions')}</p>
      <Button onPress={() => act('register')} isDisabled={readOnly !== ''} title={readOnly}>
        {t('register')}
      </Button>
    </div>
  );
}

/** Why what is shown is not newer; the rows stay. */
function Problem(): VNode | null {
  const { problem = '', readAt = 0 } = shown.value ?? {};
  const ofRuns = runs.value?.problem ?? '';
  if (problem === '' && ofRuns === '') return null;
  const text = readAt === 0 ? problem : t('shownFrom', { problem, time: timeText(readAt, now.value) });
  return (
    <div class="notices" role="status">
      {problem !== '' && (
        <ProblemRow severity="warning" text={text}>
          <Button isSmall onPress={() => act('refresh')}>
            {t('retry')}
          </Button>
        </ProblemRow>
      )}
      {ofRuns !== '' && <ProblemRow severity="warning" text={t('runsProblem', { problem: ofRuns })} />}
    </div>
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
