import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageReport } from '../../src/protocol/checkDataPage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Section.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { ColumnDetail } from './ColumnDetail.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { hasProblem, listed, nextProblem } from './columnList.ts';
import { t } from './connection.ts';
import { rememberedView, rememberView, type View } from './memory.ts';
import { count } from './numbers.ts';

/** The columns, and what there is to say of the chosen one. */
export function ColumnResults({ report: { columns } }: { readonly report: PageReport }): VNode {
  const [view, setView] = useState(rememberedView);
  const change = (part: Partial<View>): void => {
    const next = { ...view, ...part };
    setView(next);
    rememberView(next);
  };
  const list = listed(columns, view);
  // a name stays chosen when the data are checked again
  const named = list.findIndex((index) => columns[index]?.name === view.name);
  const place = Math.max(named, 0);
  const chosen = list[place];
  const choose = (at: number): void => change({ name: columns[list[at] ?? -1]?.name ?? '' });
  const bad = columns.filter(hasProblem).length;
  const counts = { count: count(columns.length), bad: count(bad) };
  const step = (by: 1 | -1): void => {
    const next = nextProblem(columns, list, place, by);
    if (next !== undefined) choose(next);
  };

  return (
    <>
      <div class="columns">
        <Section
          title={t('checkColumns')}
          count={
            list.length === columns.length
              ? t('checkColumnCount', counts)
              : t('checkShownCount', { ...counts, shown: count(list.length) })
          }
          toolbar={
            <Toolbar label={t('checkColumns')}>
              <TextField
                label={t('checkFilter')}
                isLabelHidden
                placeholder={t('checkFilter')}
                value={view.text}
                onInput={(text) => change({ text })}
              />
              <IconButton
                icon="filter"
                label={t('checkOnlyProblems')}
                hasText
                isOn={view.onlyProblems}
                onPress={() => change({ onlyProblems: !view.onlyProblems })}
              />
            </Toolbar>
          }
        >
          {list.length === 0 ? (
            <p class="empty">{columns.length === 0 ? t('checkNoColumns') : t('checkNone')}</p>
          ) : (
            <ColumnTable columns={columns} list={list} place={place} onChoose={choose} />
          )}
        </Section>
      </div>
      {chosen !== undefined && columns[chosen] && (
        <ColumnDetail
          column={columns[chosen]}
          index={chosen}
          canGo={(by) => nextProblem(columns, list, place, by) !== undefined}
          onGo={step}
        />
      )}
    </>
  );
}
