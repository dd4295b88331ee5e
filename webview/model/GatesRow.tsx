import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageGates } from '../../src/protocol/modelPage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { countText } from '../ui/language.ts';
import { act, gates } from './modelStore.ts';
import { stageText, t } from './say.ts';

/** How many gates let the version pass, and which. */
export function GatesRow({ version }: { readonly version: string }): VNode | null {
  const [isOpen, setOpen] = useState(false);
  const judged = gates.value;
  if (judged?.version !== version) return null;
  const hasList = judged.policy === 'policy' && judged.gates.length > 0;
  return (
    <>
      <ProblemRow severity={judged.problem === '' ? 'information' : 'warning'} text={sentence(judged)}>
        {hasList && (
          <Button isSmall onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('hide') : t('show')}
          </Button>
        )}
        {!hasList && judged.problem === '' && (
          <Button isSmall onPress={() => act('openPolicy')} title={t('openPolicy')}>
            {t('open')}
          </Button>
        )}
      </ProblemRow>
      {hasList && isOpen && <GateTable gates={judged.gates} />}
    </>
  );
}

function sentence({ policy, gates: all, stage, problem }: PageGates): string {
  if (problem !== '') return problem;
  if (policy !== 'policy') return t(policyTexts[policy]);
  const said = { stage: stageText(stage) };
  if (all.length === 0) return t('gatesNone', said);
  const passed = all.filter(({ outcome }) => outcome === 'passed').length;
  return t('gatesPass', { ...said, passed: countText(passed), count: countText(all.length) });
}

const policyTexts = { missing: 'gatesMissing', invalid: 'gatesInvalid', untrusted: 'gatesUntrusted' } as const;

function GateTable({ gates: all }: { readonly gates: PageGates['gates'] }): VNode {
  return (
    <table class="wraps" aria-label={t('gates')}>
      <thead>
        <tr>
          <th scope="col" class="c-outcome">
            {t('columnOutcome')}
          </th>
          <th scope="col">{t('columnRule')}</th>
          <th scope="col">{t('columnEvidence')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ outcome, rule, detail }, index) => {
          const { icon, tone, text } = outcomes[outcome];
          return (
            <tr key={index}>
              <td>
                <span class="verdict">
                  <Icon name={icon} className={tone} />
                  <span class="t">{t(text)}</span>
                </span>
              </td>
              <td>{rule}</td>
              <td>{detail}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const outcomes = {
  passed: { icon: 'pass', tone: 'ok', text: 'gatePassed' },
  failed: { icon: 'error', tone: 'err', text: 'gateFailed' },
  unknown: { icon: 'question', tone: 'info', text: 'gateUnknown' },
} as const;
