import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { SignaturePartName } from '../../../src/core/mlmodel/document.ts';
import type { Gesture } from '../../../src/core/mlmodel/page/gesture.ts';
import type { ModelPage, RowPath, SignatureTable } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { GestureOutcome, PageAct } from '../../../src/protocol/mlmodelPage.ts';
import { announce } from '../../ui/announce.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { FilterBox } from './FilterBox.tsx';
import { PartSection } from './PartSection.tsx';
import { PasteBox } from './PasteBox.tsx';
import { readRemembered, type RememberedTables } from './rememberedTables.ts';
import { readFilter } from './rowFilter.ts';
import { t } from './say.ts';
import { signatureCounts } from './signatureCounts.ts';
import type { TableActs } from './tableActs.ts';
import { filteredTable, tableModel } from './tableModel.ts';
import type { CellRequest } from './useTable.ts';
import './signature.css';

interface SignatureTablesProps {
  readonly page: ModelPage;
  readonly isReadOnly: boolean;
  readonly send: (gesture: Gesture) => Promise<GestureOutcome>;
  /** By their indices in the page. */
  readonly onFix: (problem: number, fix: number) => void;
  readonly onReveal: (part: SignaturePartName, path: RowPath) => void;
  readonly onAct: (act: PageAct) => void;
  /** Each object asks once. */
  readonly focusRequest: CellRequest | null;
  readonly remembered: unknown;
  readonly onRemember: (state: RememberedTables) => void;
}

/** The signature as tables that can be changed. */
export function SignatureTables(props: SignatureTablesProps): VNode {
  const { page, isReadOnly, send, onFix, onReveal, onAct, focusRequest, onRemember } = props;
  const [kept] = useState<{ current: RememberedTables }>(() => ({ current: readRemembered(props.remembered) }));
  const [filter, setFilterText] = useState(kept.current.filter);
  const [opened, setOpened] = useState<'filter' | 'paste' | null>(null);
  const handles = useRef<Readonly<Record<SignaturePartName, { current: TableActs | null }>>>({
    inputs: { current: null },
    outputs: { current: null },
    params: { current: null },
  });
  const isMissing = page.signature.every(isAbsent);
  const canChange = !isReadOnly && !page.isBroken;
  const models = useMemo(
    () => page.signature.map((table) => tableModel(table, page.problems)),
    [page.signature, page.problems],
  );
  const filtered = useMemo(() => {
    const wanted = readFilter(filter);
    return models.map((model) => filteredTable(model, wanted));
  }, [models, filter]);

  const remember = (change: Partial<RememberedTables>): void => {
    kept.current = { ...kept.current, ...change };
    onRemember(kept.current);
  };
  const setFilter = (text: string): void => {
    setFilterText(text);
    remember({ filter: text });
  };
  const closeFilter = (): void => {
    setFilter('');
    setOpened(null);
  };
  const filterButton = useRef<HTMLButtonElement>(null);
  const pasteButton = useRef<HTMLButtonElement>(null);
  const inputs = handles.current.inputs;
  const isFiltering = opened === 'filter' || filter !== '';
  const inputTable = page.signature.find(({ part }) => part === 'inputs');
  const part = (name: SignaturePartName): VNode | null => {
    const index = models.findIndex(({ table }) => table.part === name);
    const model = models[index];
    if (!model) return null;
    return (
      <PartSection
        model={model}
        shown={filtered[index]?.shown}
        canChange={canChange}
        send={send}
        onFix={onFix}
        onReveal={onReveal}
        onHidden={closeFilter}
        focusRequest={focusRequest}
        remembered={kept.current.parts[name]}
        onRemember={(state) => remember({ parts: { ...kept.current.parts, [name]: state } })}
        handle={handles.current[name]}
        onInfer={isMissing && name === 'inputs' ? () => onAct('infer') : undefined}
      />
    );
  };

  const toolbar = (
    <Toolbar label={t('signatureActs')}>
      {canChange && (
        <>
          {inputTable?.state !== 'broken' && (
            <IconButton icon="add" label={t('addColumn')} hasText onPress={() => void inputs.current?.add('end')} />
          )}
          <IconButton
            icon="clippy"
            element={pasteButton}
            label={t('pasteColumns')}
            isOn={opened === 'paste'}
            onPress={() => setOpened(opened === 'paste' ? null : 'paste')}
          />
          <IconButton icon="lightbulb" label={t('inferFromData')} onPress={() => onAct('infer')} />
        </>
      )}
      <IconButton
        icon="filter"
        element={filterButton}
        label={t('filterColumns')}
        isOn={isFiltering}
        onPress={() => (isFiltering ? closeFilter() : setOpened('filter'))}
      />
    </Toolbar>
  );

  return (
    <Section title={t('signature')} count={signatureCounts(page.signature)} toolbar={toolbar}>
      {isFiltering && (
        <FilterBox
          text={filter}
          found={sum(filtered.map(({ found }) => found))}
          total={sum(models.map(({ rows }) => rows.length))}
          onChange={setFilter}
          onClose={() => {
            closeFilter();
            filterButton.current?.focus();
          }}
          takesFocus={opened === 'filter'}
        />
      )}
      {opened === 'paste' && canChange && (
        <PasteBox
          holds={inputTable?.holds ?? 'columns'}
          onAdd={async (pasted) => {
            const isDone = (await inputs.current?.addPasted(pasted, 'end')) === true;
            if (isDone) announce(t('rowsAdded', { count: pasted.rows.length }));
            return isDone;
          }}
          onDone={() => setOpened(null)}
          onCancel={() => {
            setOpened(null);
            pasteButton.current?.focus();
          }}
        />
      )}
      {page.isFromTypeHint && <p class="none dim">{t('typeHint')}</p>}
      {part('inputs')}
      <div class="pair parts">
        {part('outputs')}
        {part('params')}
      </div>
    </Section>
  );
}

function isAbsent({ state }: SignatureTable): boolean {
  return state === 'absent';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
