import type { VNode } from 'preact';
import type { PageSection } from '../../src/core/mlmodel/page/modelPage.ts';
import type { ModelLinks, ShownModel } from '../../src/protocol/mlmodelPage.ts';
import { Section } from '../ui/Section.tsx';
import { ElsewhereSection } from './ElsewhereSection.tsx';
import { EnvironmentSection } from './EnvironmentSection.tsx';
import { ExampleSection } from './ExampleSection.tsx';
import { ModelSection } from './ModelSection.tsx';
import { problemsOf } from './pageProblems.ts';
import { SectionProblems } from './SectionProblems.tsx';
import { t } from './say.ts';

interface SideColumnProps {
  readonly shown: ShownModel;
  readonly links: ModelLinks | null;
  readonly isReadOnly: boolean;
}

/** What is around the signature; a section without content and problems is left out. */
export function SideColumn({ shown: { page }, links, isReadOnly }: SideColumnProps): VNode {
  const problems = (section: PageSection): VNode => (
    <SectionProblems problems={problemsOf(page, section)} isReadOnly={isReadOnly} />
  );
  const hasProblems = (section: PageSection): boolean => problemsOf(page, section).length > 0;
  const hasInputs = page.signature.some(({ part, state }) => part === 'inputs' && state === 'rows');
  return (
    <>
      <ModelSection model={page.model} links={links}>
        {problems('model')}
      </ModelSection>
      {(page.environment.files.length > 0 || hasProblems('environment')) && (
        <EnvironmentSection environment={page.environment}>{problems('environment')}</EnvironmentSection>
      )}
      {page.example !== null && (
        <ExampleSection page={page} example={page.example}>
          {problems('example')}
        </ExampleSection>
      )}
      {page.example === null && hasProblems('example') && <Section title={t('example')}>{problems('example')}</Section>}
      {hasInputs && <ElsewhereSection page={page} />}
    </>
  );
}
