import type { VNode } from 'preact';
import type { ReviewState, ShownRequest } from '../../src/protocol/reviewPage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { DecisionSection } from './DecisionSection.tsx';
import { DiscussionSection } from './DiscussionSection.tsx';
import { GatesSection } from './GatesSection.tsx';
import { OutcomeRow } from './OutcomeRow.tsx';
import { ProvenanceSection } from './ProvenanceSection.tsx';
import { failure, open, refresh, shown } from './reviewStore.ts';
import { SignatureSection } from './SignatureSection.tsx';
import { MetricsSection, ParametersSection } from './ValuesSections.tsx';
import { t, trustWords } from './words.ts';
import './review.css';

/** A request to move a version: what would change, why it is safe, and the decision. */
export function ReviewPage(): VNode {
  const state = shown.value;
  if (failure.value !== '') return <PageFrame head={<Bare />} body={<Problem text={failure.value} />} />;
  if (!state) return <PageFrame head={<Bare />} body={<p class="empty in1">{t('loading')}</p>} />;
  const { head } = state;
  if (head.kind === 'failed') return <PageFrame head={<Bare />} body={<Problem text={head.problem} />} />;
  return <PageFrame head={<Head request={head} />} body={<Body state={state} request={head} />} />;
}

const stateWords = {
  open: 'stateOpen',
  approved: 'stateApproved',
  rejected: 'stateRejected',
  withdrawn: 'stateWithdrawn',
} as const;

function Head({ request }: { readonly request: ShownRequest }): VNode {
  const { name, version, to, state, by, at } = request;
  const asked = by.name === '' ? t('askedByNobody', { when: at.text }) : t('askedBy', { name: by.name, when: at.text });
  return (
    <>
      <div class="titlerow">
        <h1>{t('title', { name, version, stage: to })}</h1>
        <span class="badge">{t(stateWords[state])}</span>
        <span class="grow" />
        <Acts />
      </div>
      <div class="meta">
        <span class="dim asked">
          <Icon name="person" />
          <span title={at.exact}>{[asked, trustWords(by), t('anyone')].filter((text) => text !== '').join(' ')}</span>
        </span>
      </div>
    </>
  );
}

/** Where no request is known, or not yet. */
function Bare(): VNode {
  return (
    <div class="titlerow">
      <h1>{t('anyTitle')}</h1>
      <span class="grow" />
      <Toolbar label={t('headActs')}>
        <IconButton icon="refresh" label={t('refresh')} onPress={refresh} />
      </Toolbar>
    </div>
  );
}

function Acts(): VNode {
  return (
    <Toolbar label={t('headActs')}>
      <IconButton icon="refresh" label={t('refresh')} onPress={refresh} />
      <IconButton icon="package" label={t('openModel')} hasText onPress={() => open('model')} />
    </Toolbar>
  );
}

function Body({ state, request }: { readonly state: ReviewState; readonly request: ShownRequest }): VNode {
  const isOpen = request.state === 'open';
  return (
    <div class="split review">
      <div>
        <OutcomeRow request={request} />
        {isOpen && <GatesSection gates={state.gates} />}
        <SignatureSection signature={state.signature} />
        {isOpen && <DecisionSection request={request} gates={state.gates} />}
      </div>
      <div class="side">
        <MetricsSection values={state.values} version={request.version} />
        <ParametersSection values={state.values} version={request.version} />
        <ProvenanceSection provenance={state.provenance} />
        <DiscussionSection remarks={request.discussion} />
      </div>
    </div>
  );
}

function Problem({ text }: { readonly text: string }): VNode {
  return (
    <div class="section alone" role="alert">
      <ProblemRow severity="error" text={text} />
    </div>
  );
}
