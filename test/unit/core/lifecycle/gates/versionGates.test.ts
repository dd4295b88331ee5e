import type { Gate } from '../../../../../src/core/lifecycle/gates/policy.ts';
import type { MoveRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import { tagsOf, versionOf } from '../../../../support/domain.ts';
import { alice, checkGate, now, versionFacts } from '../../../../support/gateFacts.ts';

const hour = 3_600_000;
const description: Gate = { kind: 'description' };
const age: Gate = { kind: 'ageInStaging', milliseconds: 24 * hour };
const ofVersion = (fields: Partial<ModelVersion>) => ({
  candidate: versionFacts({ version: versionOf({ version: '3', stage: 'Staging', ...fields }) }),
});

describe('the gate of a tag', () => {
  const any: Gate = { kind: 'tag', key: 'validated', value: undefined };
  const yes: Gate = { kind: 'tag', key: 'validated', value: 'yes' };
  const tagged = (value: string) => ofVersion({ tags: tagsOf({ validated: value }) });

  it('wants it there, with the value that is named', () => {
    checkGate(any, tagged('no'), 'passed', 'It is “no”.');
    checkGate(any, tagged(''), 'failed', 'It is empty.');
    checkGate(any, ofVersion({}), 'failed', 'The version has no tag validated.');
    checkGate(yes, tagged('yes'), 'passed', 'It is “yes”.');
    checkGate(yes, tagged('Yes'), 'failed', 'It is “Yes”.');
    checkGate(yes, tagged(''), 'failed', 'It is empty.');
    checkGate(yes, ofVersion({}), 'failed', 'The version has no tag validated.');
    checkGate({ kind: 'tag', key: 'validated', value: '' }, tagged(''), 'passed', 'It is empty.');
  });
});

describe('the gate of the description', () => {
  it('wants one with something in it', () => {
    checkGate(description, ofVersion({ description: ' Good. ' }), 'passed', '5 characters.');
    checkGate(description, ofVersion({ description: ' \n' }), 'failed', 'The version has no description.');
  });
});

describe('the gate of the age in Staging', () => {
  const move = (fields: Partial<MoveRecord>): MoveRecord => ({
    kind: 'move',
    id: 'a',
    at: now,
    by: alice,
    comment: '',
    from: 'None',
    to: 'Staging',
    archived: [],
    request: undefined,
    undoes: undefined,
    updated: now - 30 * hour,
    ...fields,
  });
  const unknownSince = 'It is not known since when the version is in Staging.';

  it('counts from the record of the last move, by the server’s time of it', () => {
    const recent = ofVersion({ lastUpdated: now - hour });
    checkGate(age, { ...recent, records: [move({})] }, 'passed', 'It has been there for 30 h.');
    const young = [move({ updated: now - 3.25 * hour })];
    checkGate(age, { ...recent, records: young }, 'failed', 'It has been there for 3.2 h.');
    const back = [move({}), move({ id: 'b', from: 'Staging', to: 'None', updated: now - 2 * hour })];
    checkGate(age, { ...recent, records: back }, 'unknown', unknownSince);
    checkGate(age, { ...recent, records: [move({ updated: undefined })] }, 'unknown', unknownSince);
  });

  it('goes by the last move on the server’s clock, although the clock of who recorded another one was ahead', () => {
    const recent = ofVersion({ lastUpdated: now - hour });
    const ahead = move({ id: 'z', at: now + 48 * hour });
    const left = move({ id: 'b', from: 'Staging', to: 'None', updated: now - 3 * hour });
    const returned = move({ id: 'c', updated: now - 2 * hour });
    checkGate(age, { ...recent, records: [left, returned, ahead] }, 'failed', 'It has been there for 2 h.');
  });

  it('believes no record of a time that the version cannot have had', () => {
    const fields = ofVersion({ created: now - 20 * hour, lastUpdated: now - hour });
    checkGate(age, { ...fields, records: [move({})] }, 'unknown', unknownSince);
    const later = ofVersion({ lastUpdated: now - 40 * hour });
    checkGate(age, { ...later, records: [move({})] }, 'passed', 'It has been there for 40 h.');
  });

  it('takes the last change of the version where no record is', () => {
    checkGate(age, ofVersion({ lastUpdated: now - 72 * hour }), 'passed', 'It has been there for 3 d.');
    checkGate(age, ofVersion({ lastUpdated: now - hour }), 'unknown', unknownSince);
    checkGate(age, ofVersion({ lastUpdated: undefined }), 'unknown', unknownSince);
    const minutes: Gate = { kind: 'ageInStaging', milliseconds: 60_000 };
    checkGate(minutes, ofVersion({ lastUpdated: now - hour }), 'passed', 'It has been there for 60 min.');
  });

  it('fails anywhere else', () => {
    checkGate(age, ofVersion({ stage: 'None', lastUpdated: 0 }), 'failed', 'The version is in None.');
    checkGate(age, ofVersion({ stage: undefined }), 'failed', 'This registry has no stages.');
  });
});
