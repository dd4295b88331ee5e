import type { ComponentChildren, VNode } from 'preact';
import type { ModelPage, PageExample, PageVerdict } from '../../src/core/mlmodel/page/modelPage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Section } from '../ui/Section.tsx';
import { Disclosure } from './Disclosure.tsx';
import { useEditor } from './editorContext.ts';
import { t } from './say.ts';

interface ExampleSectionProps {
  readonly page: ModelPage;
  readonly example: PageExample;
  /** Problems of the section. */
  readonly children: ComponentChildren;
}

/** The data that was saved with the model, and what MLflow's two ways make of it. */
export function ExampleSection({ page, example, children }: ExampleSectionProps): VNode {
  const { editor } = useEditor();
  return (
    <Section title={t('example')}>
      <dl class="props">
        <dt>{t('file')}</dt>
        <dd>
          <LinkButton isInText onPress={() => editor.openFile(example.file)}>
            {example.file}
          </LinkButton>
          {example.type !== '' && `, ${typeOf(example.type)}`}
        </dd>
      </dl>
      {page.isFromTypeHint ? (
        <p class="dim">{t('typeHint')}</p>
      ) : (
        <>
          <VerdictRow page={page} verdict={example.serving} texts={servingTexts} />
          <VerdictRow page={page} verdict={example.predict} texts={predictTexts} />
        </>
      )}
      {children}
      {example.preview !== '' && (
        <Disclosure name="example" title={t('preview')}>
          <pre class="mono" tabIndex={0}>
            {example.preview}
          </pre>
          {example.isCut && <p class="dim">{t('previewCut')}</p>}
        </Disclosure>
      )}
      <div class="sectionacts">
        <Button onPress={() => editor.act('checkData')}>{t('checkFile')}</Button>
        <Button onPress={() => editor.act('copyPayload')}>{t('copyPayload')}</Button>
      </div>
    </Section>
  );
}

const servingTexts = {
  accepted: 'servingAccepts',
  refused: 'servingRefusesAll',
  refusedIn: 'servingRefuses',
  unknown: 'servingUnknown',
} as const;

const predictTexts = {
  accepted: 'predictAccepts',
  refused: 'predictRefusesAll',
  refusedIn: 'predictRefuses',
  unknown: 'predictUnknown',
} as const;

const icons = {
  accepted: { name: 'pass', className: 'ok' },
  refused: { name: 'error', className: 'err' },
  unknown: { name: 'question', className: 'info' },
} as const;

interface VerdictRowProps {
  readonly page: ModelPage;
  readonly verdict: PageVerdict;
  readonly texts: typeof servingTexts | typeof predictTexts;
}

/** The words of a verdict say which one it is: the icon is only seen. */
function VerdictRow({ page, verdict: { outcome, reasons, column }, texts }: VerdictRowProps): VNode {
  const isIn = outcome === 'refused' && column !== null;
  return (
    <div class="problem">
      <Icon {...icons[outcome]} />
      <div class="grow">
        <b>{t(isIn ? texts.refusedIn : texts[outcome])}</b>
        {isIn && <InColumn page={page} column={column} />}
        {reasons.map((reason, index) => (
          <div class="said" key={index}>
            {reason}
          </div>
        ))}
      </div>
    </div>
  );
}

/** ` in column hour.`, where the name leads to its row. */
function InColumn({ page, column }: { readonly page: ModelPage; readonly column: string }): VNode {
  const { editor } = useEditor();
  const inputs = page.signature.find(({ part }) => part === 'inputs');
  const isRow = inputs?.rows.some(({ name, path }) => name === column && path.length === 1);
  const [before, after] = t('inColumn', { column: slot }).split(slot);
  return (
    <>
      {' '}
      {before}
      {isRow ? (
        <LinkButton isInText onPress={() => editor.showInputColumn(column)}>
          {column}
        </LinkButton>
      ) : (
        column
      )}
      {after}
    </>
  );
}

/** Stands in a text for what is more than text; no file holds it. */
const slot = '\u0000';

function typeOf(type: string): string {
  const text = Object.hasOwn(typeTexts, type) ? typeTexts[type as keyof typeof typeTexts] : undefined;
  return text === undefined ? type : t(text);
}

const typeTexts = {
  dataframe: 'typeDataframe',
  ndarray: 'typeArray',
  ['json_object']: 'typeJson',
} as const;
