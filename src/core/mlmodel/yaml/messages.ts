/** Texts of this folder, in English. */
export const yamlMessages = {
  // The characters and the grammar.
  yamlCharacter:
    'The character U+{code} cannot stand in a YAML file: take it out, or write it as an escape between double quotes.',
  yamlTab: 'A tab cannot stand here: use spaces.',
  yamlCharacterStart: 'A value cannot begin with “{character}”: put it between quotes.',
  yamlUnclosedQuote: 'The quote that is opened here is never closed.',
  yamlSeparatorInQuotes:
    'A line of a quoted text cannot begin with “{separator}”: indent it, or close the quote before.',
  yamlEscape: '“{escape}” is not an escape that YAML knows: write \\\\ for a backslash, or use single quotes.',
  yamlEscapeDigits: '“\\{letter}” needs {count} hexadecimal digits after it.',
  yamlEscapeRange: 'There is no character with the number that this escape names.',
  yamlBlockHeader: 'After “|” or “>” only one digit from 1 to 9, “+” or “-”, and a comment can follow on the line.',
  yamlNoColon: 'This line is a key without a value: a colon and a space are missing after it.',
  yamlEntryPlace: 'A list entry cannot begin here: put “-” on a line of its own, below the key.',
  yamlKeyPlace: 'A key cannot begin here: put it on a line of its own.',
  yamlValuePlace: 'A second “: ” cannot stand here: put the value between quotes, or the key on a line of its own.',
  yamlAnchorName: 'The name after “{sign}” holds letters, digits, “-” and “_” only, and a space must follow it.',
  yamlTagForm: 'This is not the form of a tag: “!name”, “!!name” or “!<uri>”, with a space after it.',
  yamlDirectiveForm: 'This is not the form of a directive: “%YAML 1.1” or “%TAG !name! prefix”.',
  yamlDirectiveTwice: 'This directive is given twice: one of them has to go.',
  yamlDirectiveVersion: 'YAML of this version cannot be read: version 1.1 can.',
  yamlDirectiveDocument: 'After a directive the line “---” must follow.',
  yamlUnexpected: 'This does not fit here.',
  yamlBlockEnd: 'This does not belong to the keys or entries above it: check the indentation.',
  yamlFlowEnd: 'Between entries a comma is needed, and “{closing}” at the end.',
  yamlFlowOpen: 'This is never closed: “{closing}” is missing.',
  yamlFlowClose: '“{closing}” closes nothing.',
  yamlQuoteEnds:
    'The quoted text that begins on line {line} ends here, and more follows. Within it, write {escape} for a quote.',
  yamlQuoteRunsOn: 'The quote that is opened here is closed only on line {line}: one is missing before the next key.',
  yamlQuoteBegins: 'Here it begins.',
  yamlQuoteCloses: 'Here it ends.',
  yamlLookAlike: 'This is the character U+{code}, which only looks like “{sign}”.',
  yamlLookAlikeNothing: 'This is the character U+{code}, which cannot be seen: take it out.',
  yamlConflict: 'A conflict of Git is not resolved here: keep one side, and remove the lines with {marks}.',
  yamlSecondDocument: 'A second document begins here: an MLmodel file holds one.',

  // Anchors, aliases and tags.
  yamlAliasUnknown: 'Nothing is called “{name}” above: an alias stands for a value that has the anchor “&{name}”.',
  yamlAnchorTwice: 'The anchor “{name}” is given twice: each needs a name of its own.',
  yamlTagHandle: 'The tag prefix “{handle}” is not declared.',
  yamlTagUnknown: 'Values with the tag “{tag}” cannot be loaded: take the tag out.',
  yamlTagKind: 'The tag “{tag}” does not fit this value.',
  yamlTagPairs: 'Under the tag “{tag}” every entry is one key with one value.',

  // Values and keys.
  yamlSignAlone: '“{value}” alone has a meaning of its own in YAML: put it between quotes.',
  yamlMerge: '“<<” takes in the keys of a mapping: its value must be a mapping or a list of mappings.',
  yamlKeyHash: 'A list or a mapping cannot be a key.',
  yamlBool: '“{value}” is not a boolean: true or false is.',
  yamlInt: '“{value}” is not an integer that can be read.',
  yamlFloat: '“{value}” is not a number that can be read.',
  yamlDate: '“{value}” is not a date or a time that exists: put it between quotes to make it a text.',
  yamlBinary: 'This is not base64.',

  // Quick fixes.
  yamlFixDouble: 'Write {escape} for each quote within',
  yamlFixClose: 'Close the quote at the end of line {line}',
  yamlFixSpaces: 'Write spaces',
  yamlFixDrop: 'Remove it',
  yamlFixSign: 'Write “{sign}”',

  // Limits.
  yamlTooLarge: 'The file is longer than {millions} million characters and is not read.',
  yamlTooMany: 'The file holds more than {count} signs and values and is not read.',
  yamlMergedTooMany:
    'The mappings that are taken in here with “<<” hold more than {count} keys in sum and are not read.',
  yamlSexagesimal: 'A number in base 60 with more than {count} parts is not read.',
  yamlTooDeep: 'Values are nested more than {depth} deep: Python gives up at about this depth.',
} as const;
