import { signatureTexts } from '../../../src/protocol/signatureTexts.ts';
import { texts, type Say } from '../../ui/texts.ts';

export const t: Say<typeof signatureTexts> = texts(signatureTexts);
