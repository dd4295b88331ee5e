// npm run l10n: gathers every text into l10n/bundle.l10n.json and brings the translations in line with it; what is new there is left empty,
// to be filled in.
import path from 'node:path';
import { Failure, main, say } from './lib/console.mjs';
import { ENGLISH, LANGUAGES, bundleFile, extractTexts, readBundle, updated, writeBundle } from './lib/l10n.mjs';
import { ROOT } from './lib/paths.mjs';

await main(async () => {
  const { texts, problems } = extractTexts();
  if (problems.length > 0)
    throw new Failure(problems.join('\n'), 'give l10n.t one literal, and what varies as arguments');
  writeBundle(ENGLISH, Object.fromEntries(texts.map((text) => [text, text])));
  say(`${texts.length} texts`);
  for (const language of LANGUAGES) {
    const file = bundleFile(language);
    const before = readBundle(file);
    const bundle = updated(texts, before);
    writeBundle(file, bundle);
    const missing = texts.filter((text) => bundle[text] === '');
    const dropped = Object.keys(before).filter((text) => !(text in bundle));
    for (const text of dropped)
      console.log(`${language}: dropped ${JSON.stringify(text)}: ${JSON.stringify(before[text])}`);
    for (const text of missing) console.log(`${language}: to be translated ${JSON.stringify(text)}`);
    say(`${path.relative(ROOT, file)}: ${missing.length} to be translated, ${dropped.length} dropped`);
  }
});
