import type { VNode } from 'preact';
import type { Remark } from '../../src/protocol/reviewPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Section.tsx';
import { countWords, remarkWords, t, trustWords } from './words.ts';

const icons = { request: 'comment', approve: 'pass', reject: 'circle-slash', withdraw: 'discard' } as const;

/** What was asked and decided, with what was said. */
export function DiscussionSection({ remarks }: { readonly remarks: readonly Remark[] }): VNode {
  return (
    <Section title={t('discussion')} count={String(remarks.length)}>
      <ul class="remarks">
        {remarks.map((remark, index) => (
          <li key={index}>
            <Icon name={icons[remark.kind]} />
            <div class="grow">
              <div>
                <b>{remarkWords(remark)}</b>
              </div>
              <div class="dim small" title={remark.at.exact}>
                {[remark.at.text, trustWords(remark.by)].filter((text) => text !== '').join('. ')}
              </div>
              {remark.comment !== '' && <div class="quote">{remark.comment}</div>}
              {remark.gates !== null && (
                <div class="dim small">{t('gatesThen', { counts: countWords(remark.gates) })}</div>
              )}
              {remark.override !== '' && <div class="small">{t('approvedAnyway', { reason: remark.override })}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
