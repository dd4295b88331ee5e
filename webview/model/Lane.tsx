import type { VNode } from 'preact';
import { useCallback, useEffect, useId, useRef } from 'preact/hooks';
import { useVirtualRows } from '../ui/useVirtualRows.ts';
import { countText } from '../ui/language.ts';
import type { LaneKey } from './laneKeys.ts';
import { chosen, head, verdicts, wanted } from './modelStore.ts';
import { RequestLinks } from './RequestLinks.tsx';
import { stageText, t } from './say.ts';
import type { VersionLane } from './shownVersions.ts';
import { cardHeight, VersionCardView } from './VersionCardView.tsx';

interface LaneProps {
  readonly lane: VersionLane;
  /** The version that the keys are at. */
  readonly active: string;
  /** Whether what is dragged would be dropped here. */
  readonly isTarget: boolean;
  readonly box: (element: HTMLElement | null) => void;
  readonly onActive: (version: string) => void;
  readonly onChoose: (version: string) => void;
  readonly onDrag: (version: string) => void;
  readonly onOver: (isOver: boolean) => void;
  readonly onDrop: () => void;
  readonly onKeyDown: (event: LaneKey & Event, index: number) => void;
}

/** Pixels that are taken to be seen before they are measured. */
const seenHeight = 320;

/** The versions in a stage: only the cards near what is seen are drawn. */
export function Lane(props: LaneProps): VNode {
  const { lane, active, isTarget, box, onActive, onChoose, onDrag, onOver, onDrop, onKeyDown } = props;
  const { versions, stage } = lane;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useCallback((index: number) => cardHeight(versions[index]), [versions]);
  const { rows, total, scrollTo } = useVirtualRows({ count: versions.length, rowHeight, scroller, seenHeight });
  const at = Math.max(
    0,
    versions.findIndex(({ card }) => card.version === (active === '' ? chosen.value : active)),
  );
  const isHere = versions[at]?.card.version === active;
  const title = stage === undefined ? t('versions') : stageText(stage);
  const count = versions.length;

  useEffect(() => {
    if (isHere) scrollTo(at);
  }, [isHere, at, scrollTo]);
  useEffect(() => {
    const index = versions.findIndex(({ card }) => card.version === wanted.value);
    if (wanted.value !== '' && index >= 0) scrollTo(index);
  }, [wanted.value, scrollTo]);
  useEffect(() => {
    const name = stage ?? '';
    verdicts.see(
      name,
      rows.map(({ index }) => versions[index]?.card.version ?? ''),
    );
    return () => verdicts.see(name, []);
  }, [stage, versions, rows.map(({ index }) => index).join()]);

  const isWritable = head.value?.readOnly === '' && stage !== undefined;
  return (
    <div
      class={`lane${isTarget ? ' target' : ''}`}
      role="group"
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        if (!isWritable) return;
        event.preventDefault();
        onOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) onOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <h2 id={`${id}-title`}>
        <b>{title}</b>
        <span class="badge">{countText(count)}</span>
      </h2>
      <div
        ref={(element) => {
          scroller.current = element;
          box(element);
        }}
        class="cards"
        role="listbox"
        aria-label={
          count === 1 ? t('laneOne', { stage: title }) : t('laneMany', { stage: title, count: countText(count) })
        }
        tabIndex={count === 0 ? -1 : 0}
        aria-activedescendant={isHere && rows.some(({ index }) => index === at) ? `${id}-${active}` : undefined}
        onFocus={() => {
          if (!isHere) onActive(versions[at]?.card.version ?? '');
        }}
        onKeyDown={(event) => onKeyDown(event, at)}
      >
        <div class="cardspace" role="presentation" style={{ height: `${total}px` }}>
          {rows.map(({ index, top }) => {
            const version = versions[index];
            if (!version) return null;
            const number = version.card.version;
            return (
              <VersionCardView
                key={number}
                id={`${id}-${number}`}
                version={version}
                top={top}
                place={{ index, count }}
                isChosen={chosen.value === number}
                isActive={isHere && index === at}
                isDraggable={isWritable}
                onDrag={onDrag}
                onPress={() => {
                  onActive(number);
                  onChoose(number);
                }}
              />
            );
          })}
        </div>
      </div>
      <RequestLinks versions={versions} />
    </div>
  );
}
