import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckDataState } from '../../src/protocol/checkDataPage.ts';
import { PageFrame } from '../ui/PageFrame.tsx';
import './checkData.css';
import { ColumnResults } from './ColumnResults.tsx';
import { PageHead } from './PageHead.tsx';
import { WayResults } from './WayResults.tsx';
import { rpc, shown, t } from './connection.ts';
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
      {state?.isBusy && <div class="progress" />}
      <PageFrame head={<PageHead state={state} />} body={state ? <Body state={state} /> : null} />
    </div>
  );
}

function Body({ state }: { readonly state: CheckDataState }): VNode {
  const { report, failure, source, isBusy } = state;
  if (failure !== '')
    return (
      <p class="empty said" role="alert">
        {failure}
      </p>
    );
  if (report === null)
    return <p class="empty said">{isBusy || source !== null ? t('checkBusy') : t('checkNothing')}</p>;
  return (
    <div class="results">
      <WayResults report={report} />
      <ColumnResults report={report} />
    </div>
  );
}
