import type { VNode } from 'preact';
import { Icon } from '../ui/Icon.tsx';
import { countWords, t, type Comparison } from './changeWords.ts';

interface VerdictSentenceProps {
  readonly comparison: Comparison;
  readonly from: string;
  readonly to: string;
}

/** What it comes to, in one sentence. */
export function VerdictSentence({ comparison: { verdict, changes }, from, to }: VerdictSentenceProps): VNode {
  const counts = countWords(changes);
  const { icon, tone, word, text } = {
    identical: { icon: 'pass', tone: 'ok', word: t('identical'), text: t('identicalText') },
    compatible: { icon: 'pass', tone: 'ok', word: t('compatible'), text: t('compatibleText', { from, to, counts }) },
    breaking: { icon: 'error', tone: 'err', word: t('breaking'), text: t('breakingText', { from, to, counts }) },
  }[verdict];
  return (
    <div class="section verdictline" role="status">
      <div class="problem">
        <Icon name={icon} className={tone} />
        <div>
          <b>{word}</b> {text}
        </div>
      </div>
    </div>
  );
}
