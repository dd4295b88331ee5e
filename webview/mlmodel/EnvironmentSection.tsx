import type { ComponentChildren, VNode } from 'preact';
import type { PageEnvironment, PagePackage } from '../../src/core/mlmodel/page/modelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Section.tsx';
import { t } from './say.ts';

interface EnvironmentSectionProps {
  readonly environment: PageEnvironment;
  /** Problems of the section. */
  readonly children: ComponentChildren;
}

/** What the model needs, as each of its files says it. */
export function EnvironmentSection({ environment: { files, packages }, children }: EnvironmentSectionProps): VNode {
  const count = packages.filter(({ isConflict }) => isConflict).length;
  const conflicts = count === 1 ? t('oneConflict') : t('conflicts', { count });
  return (
    <Section title={t('environment')} {...(count > 0 && { count: conflicts })}>
      {files.length > 0 && (
        <table aria-label={t('packages')} class={`packages of${files.length}`}>
          <thead>
            <tr>
              <th scope="col">{t('package')}</th>
              {files.map((file) => (
                <th scope="col" key={file} title={file}>
                  {file}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {packages.map((one, index) => (
              <PackageRow key={index} package={one} files={files} />
            ))}
          </tbody>
        </table>
      )}
      {children}
    </Section>
  );
}

interface PackageRowProps {
  readonly package: PagePackage;
  readonly files: readonly string[];
}

function PackageRow({ package: { name, versions, isConflict }, files }: PackageRowProps): VNode {
  return (
    <tr>
      <th scope="row" title={name}>
        <div class="lineup">
          {isConflict && <Icon name="warning" className="warn" label={t('conflict')} />}
          <span class="t">{name}</span>
        </div>
      </th>
      {files.map((file, index) => (
        <Version key={file} version={versions[index] ?? ''} file={file} />
      ))}
    </tr>
  );
}

function Version({ version, file }: { readonly version: string; readonly file: string }): VNode {
  if (version === '') {
    return (
      <td class="dim" title={t('notNamed', { file })}>
        –
      </td>
    );
  }
  if (version === 'any') return <td class="dim">{t('anyVersion')}</td>;
  return (
    <td class="mono" title={version}>
      {version}
    </td>
  );
}
