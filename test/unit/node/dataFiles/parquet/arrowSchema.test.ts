import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArrowSchema } from '../../../../../src/node/dataFiles/parquet/arrowSchema.ts';

/** `pa.schema({"d": pa.dictionary(pa.int8(), pa.string()), "t": pa.duration("s"), "n": pa.int64()})` as pyarrow 25 writes it. */
const written =
  '/////wABAAAQAAAAAAAKAAwABgAFAAgACgAAAAABBAAEAAAATP///wQAAAADAAAAhAAAAEQAAAAEAAAA1P///wAAAQIQAAAAFAAAAAQAAAAAAAAAAQAAAG4AAAB0////AAAAAUAAAAAQABQACAAGAAcADAAAABAAEAAAAAAAARIQAAAAGAAAAAQAAAAAAAAAAQAAAHQABgAIAAYABgAAAAAAAAAQABgACAAGAAcADAAQABQAEAAAAAAAAQUUAAAAQAAAABwAAAAEAAAAAAAAAAEAAABkAAAACAAIAAAABAAIAAAADAAAAAgADAAIAAcACAAAAAAAAAEIAAAABAAEAAQAAAAAAAAA';

describe('readArrowSchema', () => {
  it('tells what Parquet does not', () => {
    assert.deepEqual(
      readArrowSchema(written).map(({ name, type, isDictionary }) => [name, type, isDictionary]),
      [
        ['d', 'other', true],
        ['t', 'duration', false],
        ['n', 'other', false],
      ],
    );
  });

  it('reads nothing from anything else', () => {
    assert.deepEqual(readArrowSchema(undefined), []);
    fc.assert(fc.property(fc.base64String({ maxLength: 200 }), (text) => void readArrowSchema(text)));
    const bytes = Buffer.from(written, 'base64');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(bytes);
        broken[at] = value;
        readArrowSchema(broken.toString('base64'));
      }),
    );
  });
});
