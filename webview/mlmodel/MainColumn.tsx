import type { VNode } from 'preact';
import type { PageSection } from '../../src/core/mlmodel/page/modelPage.ts';
import type { ShownModel } from '../../src/protocol/mlmodelPage.ts';
import { Section } from '../ui/Section.tsx';
import { useEditor } from './editorContext.ts';
import { FlavorsSection } from './FlavorsSection.tsx';
import { problemsOf } from './pageProblems.ts';
import type { FocusRequest } from './pageStore.ts';
import { PropertyList } from './PropertyList.tsx';
import { SectionProblems } from './SectionProblems.tsx';
import { t } from './say.ts';
import { SignatureTables } from './signature/SignatureTables.tsx';

interface MainColumnProps {
  readonly shown: ShownModel;
  readonly focus: FocusRequest | null;
  readonly isReadOnly: boolean;
  /** Also what is below the signature. */
  readonly isWhole: boolean;
}

/** The signature, and below it what else the file holds. */
export function MainColumn({ shown: { page }, focus, isReadOnly, isWhole }: MainColumnProps): VNode {
  const { editor, keeper } = useEditor();
  const problems = (section: PageSection): VNode => (
    <SectionProblems problems={problemsOf(page, section)} isReadOnly={isReadOnly} />
  );
  const [flavors, metadata] = [problemsOf(page, 'flavors'), problemsOf(page, 'metadata')];
  return (
    <>
      <div class="sectionproblems">{problems('signature')}</div>
      <SignatureTables
        page={page}
        isReadOnly={isReadOnly || page.isBroken}
        send={editor.send}
        onFix={(problem, fix) => void editor.fix(problem, fix)}
        onReveal={editor.revealRow}
        onAct={editor.act}
        focusRequest={focus?.kind === 'row' ? focus : null}
        remembered={keeper.view.peek().tables}
        onRemember={(tables) => keeper.change({ tables })}
      />
      {isWhole && (page.flavors.length > 0 || flavors.length > 0) && (
        <FlavorsSection flavors={page.flavors}>{problems('flavors')}</FlavorsSection>
      )}
      {isWhole && (page.metadata.length > 0 || metadata.length > 0) && (
        <Section title={t('metadata')}>
          {problems('metadata')}
          <PropertyList facts={page.metadata} />
        </Section>
      )}
    </>
  );
}
