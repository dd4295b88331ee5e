import type { VNode } from 'preact';
import type { ShownGate, ShownGates } from '../../src/protocol/reviewPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { open } from './reviewStore.ts';
import { gatesWords, t } from './words.ts';

/** What the promotion policy says of it now. */
export function GatesSection({ gates }: { readonly gates: ShownGates | null }): VNode {
  const judged = gates?.kind === 'judged' ? gates : undefined;
  const toolbar = judged && (
    <Toolbar label={t('gates')}>
      <IconButton icon="go-to-file" label={t('policyFile')} hasText onPress={() => open('policy')} />
    </Toolbar>
  );
  return (
    <Section title={t('gates')} {...(judged && { count: gatesWords(judged) })} toolbar={toolbar}>
      <Content gates={gates} />
    </Section>
  );
}

function Content({ gates }: { readonly gates: ShownGates | null }): VNode {
  if (gates === null) return <p class="empty">{t('gatesReading')}</p>;
  if (gates.kind === 'failed') return <ProblemRow severity="error" text={gates.problem} />;
  if (gates.kind === 'noPolicy')
    return (
      <p class="empty">
        {t('gatesNone')}{' '}
        <LinkButton isInText onPress={() => open('policy')}>
          {t('makePolicy')}
        </LinkButton>
      </p>
    );
  return (
    <table class="wraps" aria-label={t('gates')}>
      <thead>
        <tr>
          <th scope="col" class="c-outcome">
            {t('outcome')}
          </th>
          <th scope="col" class="c-rule">
            {t('rule')}
          </th>
          <th scope="col">{t('evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted(gates.gates).map((gate, index) => (
          <tr key={index}>
            <td>
              <Outcome gate={gate} />
            </td>
            <td>{gate.rule}</td>
            <td>{gate.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const order = ['failed', 'unknown', 'passed'] as const;

/** What stands in the way comes first; otherwise in the order of the policy. */
function sorted(gates: readonly ShownGate[]): readonly ShownGate[] {
  return gates.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

const outcomes = {
  passed: { icon: 'pass', tone: 'ok', text: 'passed' },
  failed: { icon: 'error', tone: 'err', text: 'failed' },
  unknown: { icon: 'question', tone: 'warn', text: 'cannotTell' },
} as const;

function Outcome({ gate }: { readonly gate: ShownGate }): VNode {
  const { icon, tone, text } = outcomes[gate.outcome];
  return (
    <span class="verdict">
      <Icon name={icon} className={tone} />
      <span class="t">{t(text)}</span>
    </span>
  );
}
