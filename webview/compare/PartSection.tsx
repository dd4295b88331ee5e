import type { VNode } from 'preact';
import type { ComparedPartPage, ComparedSignatures } from '../../src/protocol/comparePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Section } from '../ui/Section.tsx';
import { countText } from '../ui/language.ts';
import { t, type Comparison } from './changeWords.ts';
import { countDiffering, countOuter, identicalNames, shownRows } from './comparedLines.ts';
import { onlyDiffering, setOnlyDiffering } from './compareStore.ts';
import { SideBySideTable } from './SideBySideTable.tsx';
import { UnifiedTable } from './UnifiedTable.tsx';

interface PartSectionProps {
  readonly state: ComparedSignatures;
  readonly comparison: Comparison;
  readonly part: ComparedPartPage;
}

/** So few rows are shown although they are the same. */
const fewRows = 5;
/** So many names of identical rows are told. */
const mostNames = 4;

/** The inputs, outputs or parameters of both signatures. */
export function PartSection({ state, comparison, part }: PartSectionProps): VNode {
  const isInputs = part.part === 'inputs';
  const title = t(part.part);
  const isQuiet = countDiffering(part) === 0 && part.rows.length <= fewRows;
  const rows = shownRows(part, onlyDiffering.value && !isQuiet);
  const label = t('sideBySide', { part: title });
  const toggle = isInputs && part.rows.length > 0 && (
    <IconButton
      icon="filter"
      hasText
      label={t('onlyDiffering')}
      isOn={onlyDiffering.value}
      onPress={() => setOnlyDiffering(!onlyDiffering.value)}
    />
  );
  return (
    <Section title={title} count={partCount(part)} toolbar={toggle}>
      {rows.length > 0 &&
        (isInputs ? (
          <SideBySideTable
            label={label}
            part={part}
            comparison={comparison}
            rows={rows}
            from={capital(state.from.short)}
            to={capital(state.to.short)}
          />
        ) : (
          <UnifiedTable label={label} part={part} rows={rows} />
        ))}
      {rows.length < part.rows.length && <IdenticalRows part={part} />}
    </Section>
  );
}

function partCount(part: ComparedPartPage): string {
  const count = countOuter(part);
  if (count === 0) return t('notDeclared');
  const changed = countDiffering(part);
  const { one, many } = counted[part.holds];
  const rows = count === 1 ? t(one) : t(many, { count: countText(count) });
  if (changed === 0) return `${rows}, ${t('allIdentical')}`;
  return t('countChanged', { count: rows, changed: countText(changed) });
}

const counted = {
  columns: { one: 'oneColumn', many: 'manyColumns' },
  tensors: { one: 'oneTensor', many: 'manyTensors' },
  params: { one: 'oneParam', many: 'manyParams' },
  nothing: { one: 'oneColumn', many: 'manyColumns' },
} as const;

/** What is not shown because it is the same; pressing it shows it. */
function IdenticalRows({ part }: { readonly part: ComparedPartPage }): VNode | null {
  const names = identicalNames(part);
  if (names.length === 0) return null;
  const told = names.slice(0, mostNames).map((name) => name ?? t('unnamed'));
  const more = names.length - told.length;
  const text = more > 0 ? t('identicalMore', { names: told.join(', '), count: countText(more) }) : told.join(', ');
  return (
    <p class="identical">
      <LinkButton onPress={() => setOnlyDiffering(false)}>
        <span class="t">{t('identicalRows', { count: countText(names.length), names: text })}</span>
      </LinkButton>
    </p>
  );
}

/** At the beginning of a header. */
function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
