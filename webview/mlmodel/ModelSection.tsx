import type { ComponentChildren, VNode } from 'preact';
import type { PageModel } from '../../src/core/mlmodel/page/modelPage.ts';
import type { ModelLinks } from '../../src/protocol/mlmodelPage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Section } from '../ui/Section.tsx';
import { useEditor } from './editorContext.ts';
import { writeCreated, writeSize } from './modelFacts.ts';
import { language, t } from './say.ts';

interface ModelSectionProps {
  readonly model: PageModel;
  readonly links: ModelLinks | null;
  /** Problems of the section. */
  readonly children: ComponentChildren;
}

/** What the file says of the model itself; what it does not say has no line. */
export function ModelSection({ model, links, children }: ModelSectionProps): VNode {
  const { editor } = useEditor();
  const { runId, created, size, mlflowVersion, pythonVersion, modelId, modelUuid } = model;
  const [run, experiment] = [links?.run, links?.experiment];
  const isEmpty = ![runId, created, mlflowVersion, pythonVersion, modelId, modelUuid].some(Boolean) && size === null;
  return (
    <Section title={t('model')}>
      {isEmpty && <p class="dim">{t('noFacts')}</p>}
      <dl class="props">
        {run ? (
          <Fact name={t('run')}>
            <LinkButton title={t('openRun', { name: run })} onPress={() => editor.act('openRun')}>
              <span class="t">{run}</span>
            </LinkButton>
          </Fact>
        ) : (
          runId !== '' && <IdFact name={t('run')} id={runId} copy={t('copyRunId')} />
        )}
        {experiment && (
          <Fact name={t('experiment')}>
            <LinkButton title={t('openExperiment', { name: experiment })} onPress={() => editor.act('openExperiment')}>
              <span class="t">{experiment}</span>
            </LinkButton>
          </Fact>
        )}
        {created !== '' && (
          <Fact name={t('created')} title={t('utc', { time: created })}>
            {writeCreated(created, language())}
          </Fact>
        )}
        {size !== null && (
          <Fact name={t('size')} title={t('exactBytes', { count: new Intl.NumberFormat(language()).format(size) })}>
            {writeSize(size, language())}
          </Fact>
        )}
        {mlflowVersion !== '' && <Fact name={t('mlflow')}>{mlflowVersion}</Fact>}
        {pythonVersion !== '' && <Fact name={t('python')}>{pythonVersion}</Fact>}
        {modelId !== '' && <IdFact name={t('modelId')} id={modelId} copy={t('copyModelId')} />}
        {modelUuid !== '' && <IdFact name={t('modelUuid')} id={modelUuid} copy={t('copyModelUuid')} />}
      </dl>
      {children}
    </Section>
  );
}

interface FactProps {
  readonly name: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

function Fact({ name, title, children }: FactProps): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd title={title}>{children}</dd>
    </>
  );
}

function IdFact({ name, id, copy }: { readonly name: string; readonly id: string; readonly copy: string }): VNode {
  const { editor } = useEditor();
  return (
    <>
      <dt>{name}</dt>
      <dd class="idfact">
        <span class="mono t" title={id}>
          {id}
        </span>
        <IconButton icon="copy" label={copy} onPress={() => editor.copy(id)} />
      </dd>
    </>
  );
}
