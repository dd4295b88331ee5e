import type { ComponentChildren, VNode } from 'preact';
import type { PageFlavor } from '../../src/core/mlmodel/page/modelPage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Section.tsx';
import { useEditor } from './editorContext.ts';
import { PropertyList } from './PropertyList.tsx';
import { t } from './say.ts';

interface FlavorsSectionProps {
  readonly flavors: readonly PageFlavor[];
  /** Problems of the section. */
  readonly children: ComponentChildren;
}

/** Each way to load the model: what the file says of it, and the Python that does it. */
export function FlavorsSection({ flavors, children }: FlavorsSectionProps): VNode {
  return (
    <Section title={t('flavors')}>
      {children}
      <div class="flavors">
        {flavors.map((flavor, index) => (
          <Flavor key={index} flavor={flavor} />
        ))}
      </div>
    </Section>
  );
}

function Flavor({ flavor: { name, keys, snippet } }: { readonly flavor: PageFlavor }): VNode {
  const { editor } = useEditor();
  return (
    <div class="flavor">
      <h3>{name}</h3>
      {keys.length === 0 ? <p class="dim">{t('noKeys')}</p> : <PropertyList facts={keys} />}
      {snippet !== '' && (
        <figure class="snippet" aria-label={t('howToLoadFlavor', { flavor: name })}>
          <figcaption class="dim">
            <span class="grow">{t('howToLoad')}</span>
            <IconButton icon="copy" label={t('copySnippet', { flavor: name })} onPress={() => editor.copy(snippet)} />
          </figcaption>
          <pre class="mono" tabIndex={0}>
            {snippet}
          </pre>
        </figure>
      )}
    </div>
  );
}
