import type { VNode } from 'preact';
import type { VersionDetail } from '../../src/protocol/modelPage.ts';
import { countText } from '../ui/language.ts';
import { t } from './say.ts';

/** The datasets that the run logged. */
export function DatasetSection({ datasets }: { readonly datasets: VersionDetail['datasets'] }): VNode {
  return (
    <section aria-label={t('datasets')}>
      <div class="sechead">
        <h3 class="caps">{t('datasets')}</h3>
        {datasets.length > 0 && <span class="dim">{countText(datasets.length)}</span>}
      </div>
      {datasets.length === 0 ? (
        <p class="empty flat">{t('noDatasets')}</p>
      ) : (
        <table aria-label={t('datasets')}>
          <thead>
            <tr>
              <th scope="col">{t('columnName')}</th>
              <th scope="col" class="c-used">
                {t('columnUsedAs')}
              </th>
              <th scope="col" class="c-digest">
                {t('columnDigest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {datasets.map(({ name, context, digest }, index) => (
              <tr key={index}>
                <td title={name}>{name}</td>
                <td title={context}>{context === '' ? '–' : context}</td>
                <td class="mono" title={digest}>
                  {digest === '' ? '–' : digest}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
