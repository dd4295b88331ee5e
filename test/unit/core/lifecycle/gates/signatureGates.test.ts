import type { ModelFiles } from '../../../../../src/core/lifecycle/facts/versionFacts.ts';
import type { Gate } from '../../../../../src/core/lifecycle/gates/policy.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { versionOf } from '../../../../support/domain.ts';
import { absent, checkGate, filesOf, known, unread, versionFacts } from '../../../../support/gateFacts.ts';

const present: Gate = { kind: 'signaturePresent' };
const compatible: Gate = { kind: 'signatureCompatible' };
const withFiles = (files: ModelFiles) => versionFacts({ files: known(files) });
const there = (files: ModelFiles) =>
  versionFacts({ version: versionOf({ version: '2', stage: 'Production' }), files: known(files) });
const refused = filesOf({ document: readMlmodel(`signature:\n  inputs: '[{"name": "a", "type": "int"}]'\n`) });
const none = filesOf({ inputs: undefined });
const notThere = 'it is not on the server and may have been deleted';

describe('gates of the signature', () => {
  it('want one that MLflow takes', () => {
    checkGate(present, {}, 'passed', 'Inputs: 2, outputs: 1.');
    checkGate(present, { candidate: withFiles(none) }, 'failed', 'The model has no signature.');
    checkGate(present, { candidate: withFiles(refused) }, 'failed', 'MLflow refuses the signature of the model.');
    const noFile = filesOf({ document: readMlmodel('- 1') });
    checkGate(present, { candidate: withFiles(noFile) }, 'failed', 'MLflow refuses the signature of the model.');
    checkGate(present, { candidate: versionFacts({ files: unread }) }, 'unknown', notThere);
    checkGate(present, { candidate: versionFacts({ files: absent }) }, 'unknown', notThere);
  });

  it('want one that can take the place of the one in Production', () => {
    checkGate(compatible, { production: there(filesOf()) }, 'passed', 'The same as that of version 2.');
    checkGate(compatible, { production: undefined }, 'passed', 'No other version is in Production.');
    checkGate(
      compatible,
      { candidate: withFiles(filesOf({ inputs: ['open'] })), production: there(filesOf()) },
      'passed',
      '1 change against version 2, which breaks nothing.',
    );
    checkGate(
      compatible,
      {
        candidate: withFiles(filesOf({ inputs: ['open'] })),
        production: there(filesOf({ inputs: ['open', 'a', 'b'] })),
      },
      'passed',
      '2 changes against version 2, none of them breaking.',
    );
    checkGate(
      compatible,
      { candidate: withFiles(filesOf({ inputs: ['open', 'close', 'volume'] })), production: there(filesOf()) },
      'failed',
      '1 breaking change against version 2: volume.',
    );
    checkGate(
      compatible,
      {
        candidate: withFiles(filesOf({ inputs: ['open', 'close', 'order_book', 'volume'] })),
        production: there(filesOf()),
      },
      'failed',
      '2 breaking changes against version 2: order_book, volume.',
    );
    checkGate(compatible, { candidate: withFiles(refused) }, 'failed', 'MLflow refuses the signature of the model.');
  });

  it('cannot tell what they cannot read', () => {
    checkGate(
      compatible,
      { production: there(refused) },
      'unknown',
      'MLflow refuses the signature of version 2 in Production.',
    );
    const unreadThere = versionFacts({ version: versionOf({ version: '2' }), files: unread });
    checkGate(
      compatible,
      { production: unreadThere },
      'unknown',
      'The model of version 2 in Production could not be read.',
    );
    checkGate(compatible, { candidate: versionFacts({ files: unread }) }, 'unknown', notThere);
  });
});
