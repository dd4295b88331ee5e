import type { VNode } from 'preact';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { AnswerSection } from './AnswerSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { RequestSection } from './RequestSection.tsx';
import { acts, answers, isSending, problem, server, shown, t } from './tryStore.ts';
import './try.css';

/** Sends requests to a model that is served on this machine, and shows what it answers. */
export function TryPage(): VNode {
  return <PageFrame head={<Head />} body={<Body />} />;
}

function Head(): VNode {
  const model = shown.value;
  if (!model) return <h1>{t('reading')}</h1>;
  return (
    <>
      <div class="titlerow">
        <h1>{t('title', { name: model.name, version: model.version })}</h1>
        <span class="dim">{t('onServer', { connection: model.connection })}</span>
        <span class="grow" />
        <ServerActs />
      </div>
      <div class="meta">
        <span class="mono uri">{model.uri}</span>
        <ServerState />
      </div>
    </>
  );
}

function ServerActs(): VNode {
  const { state, url } = server.value;
  if (state === 'stopped')
    return (
      <Button icon="play" onPress={acts.start}>
        {t('start')}
      </Button>
    );
  return (
    <Toolbar label={t('acts')}>
      {state === 'ready' && <IconButton icon="copy" label={t('copyUrl')} onPress={acts.copyUrl} />}
      {url !== '' && <IconButton icon="debug-stop" label={t('stop')} onPress={acts.stop} />}
    </Toolbar>
  );
}

function ServerState(): VNode {
  const { state, url } = server.value;
  const { icon, tone, text } = states[state];
  return (
    <span role="status">
      <Icon name={icon} className={tone} />
      {text(url)}
    </span>
  );
}

const states = {
  starting: { icon: 'sync', tone: 'info', text: () => t('starting') },
  ready: { icon: 'pass-filled', tone: 'ok', text: (url: string) => t('readyAt', { url }) },
  stopped: { icon: 'circle-slash', tone: 'dim', text: () => t('stopped') },
} as const;

function Body(): VNode {
  const isBusy = isSending.value || server.value.state === 'starting';
  return (
    <div class="trial">
      {isBusy && <div class="progress" />}
      {server.value.problem !== '' && (
        <div class="problems">
          <ProblemRow severity="error" text={server.value.problem} />
        </div>
      )}
      {shown.value ? (
        <div class="pair">
          <RequestSection />
          <div>
            <AnswerSection />
            {answers.value.length > 1 && <HistorySection />}
          </div>
        </div>
      ) : (
        problem.value !== '' && (
          <div class="problems">
            <ProblemRow severity="error" text={problem.value} />
          </div>
        )
      )}
    </div>
  );
}
