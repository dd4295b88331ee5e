import type { VNode } from 'preact';
import type { TryAnswer } from '../../src/protocol/tryPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { acts, answer, t } from './tryStore.ts';

/** What the model answered: to the last request, or to an earlier one that was chosen. */
export function AnswerSection(): VNode {
  const shown = answer.value;
  if (!shown)
    return (
      <Section title={t('answer')}>
        <p class="empty">{t('noAnswer')}</p>
      </Section>
    );
  return (
    <Section
      title={t('answer')}
      toolbar={
        shown.text !== '' && (
          <Toolbar label={t('copyAnswer')}>
            <IconButton icon="copy" label={t('copyAnswer')} onPress={() => acts.copyAnswer(shown.id)} />
          </Toolbar>
        )
      }
    >
      <Told answer={shown} />
    </Section>
  );
}

function Told({ answer: { status, milliseconds, problem, text, isCut } }: { readonly answer: TryAnswer }): VNode {
  if (problem !== '') return <ProblemRow severity="error" text={problem} />;
  const isGood = status >= 200 && status < 300;
  return (
    <>
      <p class="outcome">
        <Icon name={isGood ? 'pass-filled' : 'error'} className={isGood ? 'ok' : 'err'} />
        {t('answered', { status, milliseconds })}
      </p>
      {text === '' ? (
        <p class="dim">{t('emptyAnswer')}</p>
      ) : (
        <pre class="reply mono" tabIndex={0} role="region" aria-label={t('answerBody')}>
          {text}
        </pre>
      )}
      {isCut && <ProblemRow severity="information" text={t('cutAnswer')} />}
    </>
  );
}
