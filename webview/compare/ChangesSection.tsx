import type { VNode } from 'preact';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { Verdict } from '../ui/Verdict.tsx';
import { countText } from '../ui/language.ts';
import { changeWords, placeWords, t, type Comparison } from './changeWords.ts';
import { current, goTo, order, step, visits } from './compareStore.ts';
import { LongTable } from './LongTable.tsx';

/** Change by change, breaking ones first. */
export function ChangesSection({
  comparison,
  from,
}: {
  readonly comparison: Comparison;
  readonly from: string;
}): VNode {
  const { changes } = comparison;
  const indices = order.value;
  const toolbar = (
    <Toolbar label={t('changeMoves')}>
      <IconButton icon="arrow-up" label={t('previousChange')} onPress={() => step(-1)} />
      <IconButton icon="arrow-down" label={t('nextChange')} onPress={() => step(1)} />
    </Toolbar>
  );
  const head = (
    <tr>
      <th scope="col" class="c-verdict">
        {t('verdict')}
      </th>
      <th scope="col" class="c-where">
        {t('where')}
      </th>
      <th scope="col" class="c-change wide">
        {t('change')}
      </th>
      <th scope="col">{t('meets', { from })}</th>
    </tr>
  );
  return (
    <Section title={t('changes')} count={countText(changes.length)} toolbar={toolbar}>
      <LongTable
        label={t('changes')}
        className={changes.length > 200 ? '' : 'wraps'}
        head={head}
        columns={4}
        count={indices.length}
        wanted={indices.indexOf(current.value)}
        visit={visits.value}
        renderRow={(at, rowProps) => {
          const index = indices[at] ?? 0;
          const change = changes[index];
          if (!change) return <tr key={at} {...rowProps} />;
          const isCurrent = index === current.value;
          return (
            <tr
              key={index}
              {...rowProps}
              class={isCurrent ? 'sel' : ''}
              aria-current={isCurrent ? 'true' : undefined}
              onClick={() => goTo(index)}
            >
              <td>
                <Verdict kind={change.isBreaking ? 'breaking' : 'compatible'} />
              </td>
              <td title={change.where}>{placeWords(change)}</td>
              <td class="wide" title={changeWords(change)}>
                <span>{changeWords(change)}</span>
              </td>
              <td class={change.isBreaking ? '' : 'dim'} title={change.meets}>
                {change.meets}
              </td>
            </tr>
          );
        }}
      />
    </Section>
  );
}
