import type { ComponentChildren, VNode } from 'preact';
import type { ReviewPlace, ShownProvenance } from '../../src/protocol/reviewPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { open } from './reviewStore.ts';
import { branchWords, differingWords, t } from './words.ts';

type Provenance = Extract<ShownProvenance, { kind: 'provenance' }>;

/** Version → logged model → run → experiment → commit. */
export function ProvenanceSection({ provenance }: { readonly provenance: ShownProvenance | null }): VNode {
  return (
    <Section title={t('provenance')}>
      {provenance === null && <p class="empty">{t('provenanceReading')}</p>}
      {provenance?.kind === 'failed' && <ProblemRow severity="error" text={provenance.problem} />}
      {provenance?.kind === 'provenance' && <Chain provenance={provenance} />}
    </Section>
  );
}

function Chain({ provenance }: { readonly provenance: Provenance }): VNode {
  const { loggedModel, run, runBy, experiment, commit, file, differing, isDirty, isOnBranch, hint, problems } =
    provenance;
  const branch = branchWords(provenance);
  return (
    <>
      <dl class="props">
        {loggedModel && (
          <Property name={t('loggedModel')}>
            <Linked to={loggedModel} place="loggedModel" isMono />
          </Property>
        )}
        <Property name={t('run')}>{run ? <Run run={run} by={runBy} /> : <span class="dim">{t('none')}</span>}</Property>
        {experiment && (
          <Property name={t('experiment')}>
            <Linked to={experiment} place="experiment" />
          </Property>
        )}
        <Property name={t('commit')}>
          {commit ? <Linked to={commit} place="source" isMono /> : <span class="dim">{t('none')}</span>}
        </Property>
        {branch !== '' && <Property name={t('branch')}>{branch}</Property>}
        {file && (
          <Property name={t('file')}>
            <Split text={t('atCommit', { file: '\u0000' })}>
              <Linked to={file} place="source" isInText />
            </Split>
          </Property>
        )}
        {differing !== null && (
          <Property name={t('workingTree')}>
            {differing === 0 ? (
              t('noneDiffer')
            ) : (
              <span class="lineup">
                <Icon name="warning" className="warn" label={t('warning')} />
                <LinkButton onPress={() => open('sourceDiff')}>{differingWords(differing)}</LinkButton>
              </span>
            )}
          </Property>
        )}
      </dl>
      {isDirty === true && <ProblemRow severity="warning" text={t('madeDirty')} />}
      {isOnBranch === false && <ProblemRow severity="information" text={t('notOnBranch')} />}
      {hint !== '' && <p class="hint dim">{hint}</p>}
      {problems.map((text) => (
        <ProblemRow key={text} severity="warning" text={text} />
      ))}
    </>
  );
}

function Property({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Run({ run, by }: { readonly run: NonNullable<Provenance['run']>; readonly by: string }): VNode {
  if (by === '') return <Linked to={run} place="run" />;
  return (
    <Split text={t('runBy', { run: '\u0000', name: by })}>
      <Linked to={run} place="run" isInText />
    </Split>
  );
}

/** A link inside a sentence, wherever the language puts it. */
function Split({ text, children }: { readonly text: string; readonly children: ComponentChildren }): VNode {
  const [before = '', after = ''] = text.split('\u0000');
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

interface LinkedProps {
  readonly to: NonNullable<Provenance['run']>;
  readonly place: ReviewPlace;
  readonly isMono?: boolean;
  readonly isInText?: boolean;
}

function Linked({ to, place, isMono, isInText }: LinkedProps): VNode {
  const text = isMono ? <span class="mono">{to.text}</span> : to.text;
  if (!to.canOpen) return <span title={to.title}>{text}</span>;
  return (
    <LinkButton title={to.title} isInText={isInText === true} onPress={() => open(place)}>
      {text}
    </LinkButton>
  );
}
