import { findPersonalData } from '../src/pii/findPersonalData';
import type { Suite } from './runArms';
import { sampleText } from './sampleText';

/** Ours beside one plain regex for e-mail addresses. */
export const pii: Suite = {
  text: sampleText(1_000_000),
  arms: {
    'one regex for addresses': (text) => [...text.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g)].length,
    'findPersonalData': (text) => findPersonalData(text).length,
  },
};
