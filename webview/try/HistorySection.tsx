import type { VNode } from 'preact';
import type { TryAnswer } from '../../src/protocol/tryPage.ts';
import { language } from '../ui/language.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Section } from '../ui/Section.tsx';
import { answer, answers, showAgain, t } from './tryStore.ts';

/** The requests of this page, the newest first; each can be looked at again. */
export function HistorySection(): VNode {
  return (
    <Section title={t('history')} count={String(answers.value.length)}>
      <table aria-label={t('history')}>
        <thead>
          <tr>
            <th>{t('time')}</th>
            <th>{t('status')}</th>
            <th class="num">{t('took')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.value.map((one) => (
            <Row key={one.id} answer={one} isShown={one.id === answer.value?.id} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Row({ answer: one, isShown }: { readonly answer: TryAnswer; readonly isShown: boolean }): VNode {
  const time = timeText(one.at);
  return (
    <tr class={isShown ? 'sel' : ''} aria-current={isShown ? 'true' : undefined}>
      <td>
        <LinkButton title={t('showAgain', { time })} onPress={() => showAgain(one)}>
          {time}
        </LinkButton>
      </td>
      <td>{one.problem === '' ? one.status : t('failed')}</td>
      <td class="num">{t('milliseconds', { count: one.milliseconds })}</td>
    </tr>
  );
}

function timeText(time: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'medium' }).format(time);
}
