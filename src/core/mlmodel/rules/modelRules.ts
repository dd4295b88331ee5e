import { environmentRules } from './environment.ts';
import { exampleInfoRules } from './exampleInfo.ts';
import { flavorContentRules } from './flavorContent.ts';
import { flavorShapeRules } from './flavorShape.ts';
import { identityRules } from './identity.ts';
import { noSignatureRules } from './noSignature.ts';
import { pathRules } from './paths.ts';
import { requirementRules } from './requirements.ts';
import { signatureEnvelopeRules } from './signatureEnvelope.ts';
import { topLevelRules } from './topLevelKeys.ts';
import { topLevelValueRules } from './topLevelValues.ts';
import { wholeFileRules } from './wholeFile.ts';

/** The rules of everything that is neither YAML syntax, signature JSON nor data of an example. */
export const modelRules = [
  ...wholeFileRules,
  ...topLevelRules,
  ...topLevelValueRules,
  ...signatureEnvelopeRules,
  ...noSignatureRules,
  ...identityRules,
  ...flavorShapeRules,
  ...flavorContentRules,
  ...pathRules,
  ...exampleInfoRules,
  ...environmentRules,
  ...requirementRules,
] as const;
