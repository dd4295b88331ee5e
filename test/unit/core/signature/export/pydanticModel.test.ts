import assert from 'node:assert/strict';
import { pydanticText } from '../../../../../src/core/signature/export/pydanticModel.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';

function modelOf(inputs: unknown, params: unknown = []): string {
  const read = readSchema(JSON.stringify(inputs)).schema;
  return pydanticText({ inputs: read, outputs: undefined, params: readParams(JSON.stringify(params)).params });
}

describe('the pydantic model of a signature', () => {
  it('has a class for each object, before the one that holds it', () => {
    const inputs = [
      { type: 'double', name: 'close_h-1', required: true },
      { type: 'datetime', name: 'class', required: false },
      {
        type: 'array',
        name: 'book',
        items: { type: 'object', properties: { raw: { type: 'binary' } } },
        required: true,
      },
    ];
    assert.equal(
      modelOf(inputs, [{ name: 't', type: 'double', default: 0.5, shape: null }]),
      `from datetime import datetime

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field


class InputBook(BaseModel):
    model_config = ConfigDict(populate_by_name=True, protected_namespaces=(), extra="forbid")

    raw: Base64Bytes


class Input(BaseModel):
    model_config = ConfigDict(populate_by_name=True, protected_namespaces=())

    close_h_1: float = Field(alias="close_h-1")
    class_2: datetime | None = Field(default=None, alias="class")
    book: list[InputBook]


class Params(BaseModel):
    model_config = ConfigDict(populate_by_name=True, protected_namespaces=(), validate_default=True)

    t: float = 0.5
`,
    );
  });

  it('leaves a name to the column that has it', () => {
    const text = modelOf(['a-b', 'a_b'].map((name) => ({ type: 'string', name, required: true })));
    assert.match(text, / {4}a_b_2: str = Field\(alias="a-b"\)\n {4}a_b: str\n/);
  });

  it('is a list of lists for an array', () => {
    const text = modelOf([{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } }]);
    assert.match(text, /class Input\(RootModel\[list\[list\[float\]\]\]\):\n {4}pass\n$/);
  });
});
