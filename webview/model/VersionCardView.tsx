import type { VNode } from 'preact';
import type { SignatureVerdict } from '../../src/protocol/modelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { ageText, exactTimeText, metricText } from './formats.ts';
import { now, runs, shown, verdicts } from './modelStore.ts';
import { statusTexts, t } from './say.ts';
import type { ShownVersion } from './shownVersions.ts';
import { verdictSentence, verdictWords } from './verdictWords.ts';

interface CardProps {
  readonly id: string;
  readonly version: ShownVersion;
  /** Pixels from the top of its lane. */
  readonly top: number;
  readonly place: { readonly index: number; readonly count: number };
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isDraggable: boolean;
  /** The version that is dragged from now on; '' when it ends. */
  readonly onDrag: (version: string) => void;
  readonly onPress: () => void;
}

const padding = 13;
const lineHeight = 20;

/** Pixels of a version's card: known before it is drawn. */
export function cardHeight(version: ShownVersion | undefined): number {
  const hasAliases = (version?.card.aliases?.length ?? 0) > 0;
  return padding + lineHeight * (hasAliases ? 4 : 3);
}

/** A version of a lane: number, age, run, headline metric, aliases, and what its signature means for callers of Production. */
export function VersionCardView(props: CardProps): VNode {
  const { id, version, top, place, isChosen, isActive, isDraggable, onDrag, onPress } = props;
  const { card, run, value } = version;
  const { aliases = [], requests = [], created } = card;
  const verdict = verdicts.known.value.get(card.version);
  const metric = runs.value?.metric ?? '';
  return (
    <div
      id={id}
      class={`vrow${isChosen ? ' sel' : ''}${isActive ? ' at' : ''}`}
      role="option"
      aria-selected={isChosen}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      style={{ top: `${top}px`, height: `${cardHeight(version)}px` }}
      draggable={isDraggable}
      onDragStart={({ dataTransfer }) => {
        dataTransfer?.setData('text/plain', card.version);
        onDrag(card.version);
      }}
      onDragEnd={() => onDrag('')}
      onClick={onPress}
    >
      <div class="lineup">
        <b>{t('version', { version: card.version })}</b>
        {card.isDeprecated && <span class="tag">{t('deprecated')}</span>}
        {requests.length > 0 && <Icon name="git-pull-request" label={t('requestOpen')} />}
        <span class="grow" />
        {created !== undefined && (
          <span class="dim nowrap" title={t('registeredAt', { time: exactTimeText(created) })}>
            {ageText(created, now.value)}
          </span>
        )}
      </div>
      <div class="lineup">
        <span class={`t grow nowrap${run === '' ? ' dim' : ''}`} title={run}>
          {run === '' && runs.value !== undefined ? t('noRun') : run}
        </span>
        {value !== undefined && (
          <span class="nowrap metric" title={`${metric} = ${value}`}>
            <span class="t">{metric}</span> {metricText(value)}
          </span>
        )}
      </div>
      {aliases.length > 0 && (
        <div class="lineup aliases" title={aliases.map((alias) => `@${alias}`).join(' ')}>
          {aliases.slice(0, 6).map((alias) => (
            <span key={alias} class="tag">{`@${alias}`}</span>
          ))}
        </div>
      )}
      <StateLine card={card} verdict={verdict} />
    </div>
  );
}

function StateLine({
  card: { status },
  verdict,
}: {
  readonly card: ShownVersion['card'];
  readonly verdict: SignatureVerdict | undefined;
}): VNode {
  if (status !== undefined)
    return (
      <div class="lineup">
        <Icon name={status === 'pending' ? 'sync' : 'error'} className={status === 'pending' ? 'info' : 'err'} />
        <span class="t nowrap">{t(statusTexts[status])}</span>
      </div>
    );
  if (verdict === undefined) return <div class="lineup" />;
  const { icon, tone, text } = verdictWords(verdict);
  return (
    <div class="lineup" title={verdictSentence(verdict, shown.value?.production ?? '')?.text ?? text}>
      <Icon name={icon} className={tone} />
      <span class={`t nowrap${tone === 'dim' ? ' dim' : ''}`}>{text}</span>
    </div>
  );
}
