import assert from 'node:assert/strict';
import { packagedReadme } from '../../../scripts/lib/packagedReadme.mjs';

describe('packagedReadme', () => {
  it('drops pictures of the repository with the blank line after them, and keeps those of the web', () => {
    assert.equal(
      packagedReadme('One.\n\n![Tree](media/readme/tree.png)\n\nTwo.\n\n![Badge](https://host/badge.png)\n'),
      'One.\n\nTwo.\n\n![Badge](https://host/badge.png)\n',
    );
  });

  it('leaves the text of a link into the repository, and links that lead somewhere', () => {
    assert.equal(
      packagedReadme('[All](docs/commands.md), [here](#browse), [MLflow](https://mlflow.org)'),
      'All, [here](#browse), [MLflow](https://mlflow.org)',
    );
  });
});
