/** What the classes are written with: neither a class nor a field may take such a name from those that come after it. */
export const pydanticTypes = [
  'bool',
  'int',
  'float',
  'str',
  'list',
  'dict',
  'tuple',
  'datetime',
  'Any',
  'Base64Bytes',
  'BaseModel',
  'ConfigDict',
  'Field',
  'RootModel',
] as const;

/** Keywords of Python, and what every model of pydantic 2 has already. */
const words = `
  False None True and as assert async await break class construct continue copy def del dict elif else except finally for from from_orm global
  if import in is json lambda model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra
  model_fields model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
  model_validate_strings nonlocal not or parse_file parse_obj parse_raw pass raise return schema schema_json try update_forward_refs validate
  while with yield
`;

export const pydanticReserved: readonly string[] = [...pydanticTypes, ...words.trim().split(/\s+/)];
