import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { timelineKinds, type PageEvent, type TimelineKind } from '../../src/protocol/modelPage.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { exactTimeText } from './formats.ts';
import { act, head, kinds, now, setKinds } from './modelStore.ts';
import { t } from './say.ts';
import { eventWords } from './timelineWords.ts';
import { events, loadMore, total } from './timelineStore.ts';

/** What happened to the model, newest first. */
export function Timeline(): VNode {
  const [isFiltering, setFiltering] = useState(kinds.value.length > 0);
  const { readOnly = '', hasStages = false } = head.value ?? {};
  const all = events.value;
  const more = total.value - all.length;
  return (
    <Section
      title={t('timeline')}
      toolbar={
        <Toolbar label={t('timelineActs')}>
          <IconButton
            icon="filter"
            label={t('filterTimeline')}
            isOn={isFiltering || kinds.value.length > 0}
            onPress={() => setFiltering(!isFiltering)}
          />
          {hasStages && (
            <IconButton
              icon="discard"
              label={readOnly === '' ? t('undo') : readOnly}
              isDisabled={readOnly !== ''}
              onPress={() => act('undo')}
            />
          )}
        </Toolbar>
      }
    >
      {isFiltering && <KindFilter />}
      {all.length === 0 && <p class="empty flat">{kinds.value.length === 0 ? t('noEvents') : t('noEventsOfKind')}</p>}
      <ul class="timeline">
        {all.map((event, index) => (
          <EventRow key={index} event={event} isLast={index === all.length - 1} />
        ))}
      </ul>
      {more > 0 && <LinkButton onPress={() => void loadMore()}>{t('loadMore')}</LinkButton>}
    </Section>
  );
}

function KindFilter(): VNode {
  const wanted = kinds.value;
  const isOn = (kind: TimelineKind): boolean => wanted.length === 0 || wanted.includes(kind);
  const toggle = (kind: TimelineKind): void => {
    const left = timelineKinds.filter((one) => (one === kind ? !isOn(one) : isOn(one)));
    setKinds(left.length === timelineKinds.length ? [] : left);
  };
  return (
    <div class="kinds" role="group" aria-label={t('filterTimeline')}>
      {timelineKinds.map((kind) => (
        <Checkbox key={kind} label={t(kindTexts[kind])} isChecked={isOn(kind)} onChange={() => toggle(kind)} />
      ))}
    </div>
  );
}

const kindTexts = {
  registered: 'kindRegistered',
  moved: 'kindMoved',
  asked: 'kindAsked',
  decided: 'kindDecided',
  alias: 'kindAlias',
  elsewhere: 'kindElsewhere',
} as const satisfies Record<TimelineKind, string>;

function EventRow({ event, isLast }: { readonly event: PageEvent; readonly isLast: boolean }): VNode {
  const { icon, subject, rest, below } = eventWords(event, now.value);
  const title = event.at === undefined ? undefined : exactTimeText(event.at);
  const isDoubtful = event.by !== '' && !event.isVerified && event.kind !== 'registered';
  return (
    <li class={`tl${isLast ? ' last' : ''}`}>
      <Icon name={icon} />
      <div>
        {subject !== '' && <b>{subject}</b>}
        {subject !== '' && !rest.startsWith(':') && ' '}
        {rest}
      </div>
      <div class="dim small" title={isDoubtful ? `${title ?? ''}\n${t('unverified')}` : title}>
        {below}
      </div>
      {event.override !== undefined && <div class="dim small">{t('eventOverride', { why: event.override })}</div>}
      {event.comment !== '' && <div class="quote dim">{event.comment}</div>}
    </li>
  );
}
