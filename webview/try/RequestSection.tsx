import type { VNode } from 'preact';
import { sampleKinds } from '../../src/protocol/tryPage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { acts, draft, fill, isFilling, isSending, problem, send, server, t, type } from './tryStore.ts';

/** What is sent: typed, or made of the model's example or signature. */
export function RequestSection(): VNode {
  return (
    <Section
      title={t('request')}
      toolbar={
        <Toolbar label={t('requestActs')}>
          <IconButton icon="copy" label={t('copyCurl')} onPress={acts.copyCurl} />
        </Toolbar>
      }
    >
      <Toolbar label={t('fillIn')}>
        <span class="dim">{t('fillIn')}</span>
        {sampleKinds.map((kind) => (
          <Button key={kind} isSmall isDisabled={isFilling.value} onPress={() => void fill(kind)}>
            {kind === 'example' ? t('fillExample') : kind}
          </Button>
        ))}
      </Toolbar>
      <textarea
        class="area request"
        aria-label={t('body')}
        placeholder={t('placeholder')}
        spellcheck={false}
        value={draft.value}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      {problem.value !== '' && <ProblemRow severity="error" text={problem.value} />}
      <div class="sendrow">
        {isSending.value ? (
          <Button icon="debug-stop" onPress={acts.cancel}>
            {t('cancel')}
          </Button>
        ) : (
          <Button
            appearance="primary"
            icon="play"
            title={t('sendTitle')}
            isDisabled={server.value.state !== 'ready'}
            onPress={() => void send()}
          >
            {t('send')}
          </Button>
        )}
        <span class="dim" role="status">
          {isSending.value ? t('sending') : isFilling.value ? t('filling') : ''}
        </span>
      </div>
    </Section>
  );
}
