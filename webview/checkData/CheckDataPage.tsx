import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckDataState } from '../../src/protocol/checkDataPage.ts';
import { PageFrame } from '../ui/PageFrame.tsx';
import './checkData.css';
import { ColumnResults } from './ColumnResults.tsx';
import { PageHead } from './PageHead.tsx';
import { WayResults } from './WayResults.tsx';
import { busyText, percentRead, rpc, shown, t } from './connection.ts';
import { droppedUris } from './droppedUris.ts';

/** Data held against a signature. */
export function CheckDataPage(): VNode {
  const state = shown.value;
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      class={isOver ? 'droparea over' : 'droparea'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const uris = droppedUris(event.dataTransfer?.getData('text/uri-list') ?? '');
        if (uris.length > 0) rpc.notify('dropped', { uris: [...uris] });
      }}
    >
      {state?.isBusy && <Progress />}
      <PageFrame head={<PageHead state={state} />} body={state ? <Body state={state} /> : null} />
    </div>
  );
}

function Progress(): VNode {
  const percent = percentRead.value;
  if (percent === undefined) return <div class="progress" />;
  return <div class="progress known" style={{ '--share': `${percent}%` }} />;
}

function Body({ state }: { readonly state: CheckDataState }): VNode {
  const { report, failure, source, isBusy } = state;
  if (failure !== '')
    return (
      <p class="empty said" role="alert">
        {failure}
      </p>
    );
  if (report === null) return <p class="empty said">{isBusy || source !== null ? busyText() : t('checkNothing')}</p>;
  return (
    <div class="results">
      <WayResults report={report} />
      <ColumnResults report={report} />
    </div>
  );
}
