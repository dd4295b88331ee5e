import type { VNode } from 'preact';
import type { ComparedSignatures } from '../../src/protocol/comparePage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import { t } from './changeWords.ts';
import { acts, failure, shown } from './compareStore.ts';
import { PartSection } from './PartSection.tsx';
import { SidePicker } from './SidePicker.tsx';
import { VerdictSentence } from './VerdictSentence.tsx';
import './compare.css';

/** Two signatures: what changed, whom it breaks, and both side by side. */
export function ComparePage(): VNode {
  const state = shown.value;
  return <PageFrame head={<Head state={state} />} body={<Body state={state} />} />;
}

function Head({ state }: { readonly state: ComparedSignatures | undefined }): VNode {
  return (
    <>
      <div class="titlerow">
        <h1>{t('title')}</h1>
        <span class="grow" />
        {state && (
          <Toolbar label={t('acts')}>
            <Button onPress={acts.openTextDiff}>{t('openTextDiff')}</Button>
            <IconButton icon="copy" label={t('copyReport')} onPress={acts.copyReport} />
          </Toolbar>
        )}
      </div>
      {state && (
        <div class="pickers">
          <span class="dim">{t('from')}</span>
          <SidePicker side={state.from} said={(name) => t('chooseFrom', { name })} onPress={acts.chooseFrom} />
          <IconButton icon="arrow-swap" label={t('swap')} onPress={acts.swap} />
          <span class="dim">{t('to')}</span>
          <SidePicker side={state.to} said={(name) => t('chooseTo', { name })} onPress={acts.chooseTo} />
        </div>
      )}
    </>
  );
}

function Body({ state }: { readonly state: ComparedSignatures | undefined }): VNode {
  if (failure.value !== '') return <Said text={failure.value} />;
  if (!state) return <Said text={t('reading')} />;
  const { from, to, comparison } = state;
  if (comparison === null) {
    const problems = [from.problem, to.problem].filter((text) => text !== '');
    if (problems.length === 0) return <Said text={t('chooseBoth')} />;
    return (
      <div class="section verdictline">
        {problems.map((text) => (
          <ProblemRow key={text} severity="error" text={text} />
        ))}
      </div>
    );
  }
  const [inputs, ...others] = comparison.parts;
  return (
    <div class="compared">
      <VerdictSentence comparison={comparison} from={from.short} to={to.short} />
      {comparison.changes.length > 0 && <ChangesSection comparison={comparison} from={from.short} />}
      {inputs && <PartSection state={state} comparison={comparison} part={inputs} />}
      <div class="pair">
        {others.map((part) => (
          <PartSection key={part.part} state={state} comparison={comparison} part={part} />
        ))}
      </div>
    </div>
  );
}

function Said({ text }: { readonly text: string }): VNode {
  return (
    <div class="section">
      <p class="empty" role="status">
        {text}
      </p>
    </div>
  );
}
