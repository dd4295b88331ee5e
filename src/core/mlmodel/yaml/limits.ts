/** What is read at most. Beyond a limit the text is refused with one problem `yaml-limit`, though PyYAML may still read it. */
export const yamlLimits = {
  /** UTF-16 units of a text. */
  textLength: 32_000_000,
  /** Signs, keys and values of a text. */
  tokens: 2_000_000,
  /** Collections within collections, and mappings that take in mappings. PyYAML 6.0.3 in a plain Python 3.11 process ends with RecursionError at 491 to 495. */
  depth: 450,
  /** Pairs that mappings of a text have in sum after `<<` took in others, and a single one in what is shown of it. */
  mergedPairs: 1_000_000,
  /** Parts of a number in base 60: `1:30` has two. PyYAML takes any number of them, in quadratic time. */
  sexagesimalParts: 1_000,
  /** UTF-16 units of a broken text of which a tolerant tree is made. */
  tolerantLength: 120_000,
  /** Its lines. */
  tolerantLines: 20_000,
  /** Its anchors, aliases and tags. */
  tolerantProperties: 2_000,
  /** Brackets within brackets, and columns of indentation, of a broken text of which a tolerant tree is made. */
  tolerantDepth: 200,
  /** Places at which the reading of one text ends, each time from a later key on. */
  refusals: 20,
  /** UTF-16 units that are read again for them, in sum. */
  readAgain: 400_000,
  /** Problems with single values that are told of one text. */
  problems: 200,
} as const;
