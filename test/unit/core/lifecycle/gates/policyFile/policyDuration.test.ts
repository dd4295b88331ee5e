import assert from 'node:assert/strict';
import { durationMeant, readDuration } from '../../../../../../src/core/lifecycle/gates/policyFile/policyDuration.ts';

describe('durations', () => {
  for (const [text, milliseconds] of [
    ['30m', 1_800_000],
    ['36h', 129_600_000],
    ['2d', 172_800_000],
    ['1.5h', 5_400_000],
    ['0d', undefined],
    ['0.000001m', undefined],
    ['2', undefined],
    ['2 d', undefined],
    ['-2d', undefined],
    ['2D', undefined],
    ['2w', undefined],
    ['1d12h', undefined],
    ['4000d', undefined],
    ['9'.repeat(40) + 'd', undefined],
    ['', undefined],
  ] as const)
    it(`${JSON.stringify(text)} is ${milliseconds}`, () => assert.equal(readDuration(text), milliseconds));

  for (const [text, meant] of [
    ['2 days', '2d'],
    ['1 Hour', '1h'],
    ['45 min', '45m'],
    ['2D', '2d'],
    ['3', '3d'],
    ['2 weeks', undefined],
    ['0', undefined],
    ['soon', undefined],
  ] as const)
    it(`${JSON.stringify(text)} means ${meant}`, () => assert.equal(durationMeant(text), meant));
});
