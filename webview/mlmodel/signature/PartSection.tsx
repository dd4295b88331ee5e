import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { SeverityIcon } from '../../ui/ProblemRow.tsx';
import { Popup } from './Popup.tsx';
import { PartTable } from './PartTable.tsx';
import { t } from './say.ts';
import type { TableActs } from './tableActs.ts';
import { useTable, type TableOptions } from './useTable.ts';

interface PartSectionProps extends TableOptions {
  readonly onFix: (problem: number, fix: number) => void;
  /** Where the acts of the table are put for buttons that stand elsewhere. */
  readonly handle: { current: TableActs | null };
  /** There where the model has no signature at all: makes one from data. */
  readonly onInfer?: (() => void) | undefined;
}

/** Inputs, outputs or parameters: the title, what is wrong with the part as a whole, and the table or what stands for it. */
export function PartSection(props: PartSectionProps): VNode {
  const { model, canChange, onFix, onReveal, handle } = props;
  const { part, state } = model.table;
  const control = useTable(props);
  const title = useId();
  useLayoutEffect(() => {
    handle.current = control.acts;
  }, [control.acts, handle]);
  const words = partWords[part];
  const isEmpty = state === 'absent' || (state === 'rows' && model.rows.length === 0);
  const wasEmpty = useRef(isEmpty);
  useLayoutEffect(() => {
    const isLost = isEmpty && !wasEmpty.current && document.activeElement === document.body && document.hasFocus();
    wasEmpty.current = isEmpty;
    if (isLost) control.root.current?.focus(); // it was in the last row, which is gone
  });
  const canAdd = canChange && state !== 'broken';
  const add = (): void => void control.acts.add('end');
  return (
    <div ref={control.root} class="part" role="group" tabIndex={-1} aria-labelledby={title}>
      {part === 'inputs' ? (
        <h3 class="vh" id={title}>
          {t(words.title)}
        </h3>
      ) : (
        <div class="sechead popupanchor">
          <h3 class="caps" id={title}>
            {t(words.title)}
          </h3>
          <span class="grow" />
          {canAdd && <IconButton icon="add" label={t(words.add)} onPress={add} />}
        </div>
      )}
      {model.problems.ofPart.map(({ index, problem }) => (
        <div key={index} class="problem">
          <SeverityIcon severity={problem.severity} />
          <div class={`grow ${problem.severity === 'error' ? 'err' : ''}`}>{problem.text}</div>
          {canChange &&
            problem.fixes.map((fix, at) => (
              <Button
                key={fix}
                isSmall
                icon="lightbulb"
                onPress={() => {
                  control.wanted.current = true; // the button goes with the problem
                  onFix(index, at);
                }}
              >
                {fix}
              </Button>
            ))}
        </div>
      ))}
      {state === 'broken' && (
        <p class="none dim">
          {t('brokenPart')}{' '}
          <LinkButton isInText onPress={() => onReveal(part, [0])}>
            {t('showInText')}
          </LinkButton>
        </p>
      )}
      {isEmpty && (
        <p class="none dim popupanchor">
          {t(props.onInfer ? 'noSignature' : words.none)}
          {control.trouble !== '' && (
            <Popup className="celltrouble" role="alert">
              {control.trouble}
            </Popup>
          )}
        </p>
      )}
      {isEmpty && part === 'inputs' && canAdd && (
        <div class="noneacts">
          <Button isSmall icon="add" onPress={add}>
            {t('addColumn')}
          </Button>
          {props.onInfer && (
            <Button isSmall icon="lightbulb" onPress={props.onInfer}>
              {t('inferFromData')}
            </Button>
          )}
        </div>
      )}
      {!isEmpty && state === 'rows' && <PartTable label={t(words.title)} control={control} onFix={onFix} />}
    </div>
  );
}

const partWords = {
  inputs: { title: 'inputs', add: 'addColumn', none: 'noInputs' },
  outputs: { title: 'outputs', add: 'addOutput', none: 'noOutputs' },
  params: { title: 'parameters', add: 'addParameter', none: 'noParameters' },
} as const;
