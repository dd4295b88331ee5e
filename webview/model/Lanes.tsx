import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../ui/announce.ts';
import { Lane } from './Lane.tsx';
import { laneStep, type LanePlace } from './laneKeys.ts';
import { act, choose, head, lanes } from './modelStore.ts';
import { stageText, t } from './say.ts';

/** Versions by stage, as cards. Each lane is one tab stop. */
export function Lanes(): VNode {
  const all = lanes.value;
  const counts = all.map(({ versions }) => versions.length);
  const boxes = useRef<(HTMLElement | null)[]>([]);
  const [active, setActive] = useState('');
  /** Version that is dragged, and the lane that it is over. */
  const [dragged, setDragged] = useState('');
  const [over, setOver] = useState(-1);
  const versionAt = ({ lane, index }: LanePlace): string => all[lane]?.versions[index]?.card.version ?? '';

  const move = (version: string, lane: number): void => {
    const stage = all[lane]?.stage;
    const from = all.findIndex(({ versions }) => versions.some(({ card }) => card.version === version));
    if (stage === undefined || version === '' || from === lane) return;
    const readOnly = head.value?.readOnly ?? '';
    if (readOnly !== '') return announce(readOnly);
    act('move', { version, stage });
    announce(t('moved', { version, stage: stageText(stage) }));
  };

  // a version that was moved takes the keys along
  useEffect(() => {
    const to = all.findIndex(({ versions }) => versions.some(({ card }) => card.version === active));
    const from = boxes.current.findIndex((box) => box !== null && box === document.activeElement);
    if (from >= 0 && to >= 0 && from !== to) boxes.current[to]?.focus({ preventScroll: true });
  }, [all]);

  return (
    <div class={`lanes lanes${all.length}`} role="group" aria-label={t('lanes')}>
      {all.map((lane, index) => (
        <Lane
          key={lane.stage ?? ''}
          lane={lane}
          active={active}
          isTarget={over === index && dragged !== ''}
          box={(element) => {
            boxes.current[index] = element;
          }}
          onActive={setActive}
          onChoose={choose}
          onDrag={setDragged}
          onOver={(isOver) => setOver((before) => (isOver ? index : before === index ? -1 : before))}
          onDrop={() => {
            move(dragged, index);
            setDragged('');
            setOver(-1);
          }}
          onKeyDown={(event, at) => {
            const step = laneStep(event, { lane: index, index: at }, counts);
            if (!step) return;
            event.preventDefault();
            event.stopPropagation();
            if (step.kind === 'choose') return choose(versionAt({ lane: index, index: at }));
            if (step.kind === 'move') return move(versionAt({ lane: index, index: at }), step.lane);
            setActive(versionAt(step.to));
            boxes.current[step.to.lane]?.focus({ preventScroll: true });
          }}
        />
      ))}
    </div>
  );
}
