import { bare } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

/** IEEE 802 addresses in the three usual forms; all zeros and all ones name no device. */
export const macAddress: Recognizer = {
  entity: 'MAC_ADDRESS',
  patterns: [
    { name: 'pairs', regex: bounded(/[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}/i), score: 0.6, gate: { sign: /[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]/g } },
    { name: 'three groups of four', regex: bounded(/[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}/i), score: 0.6, gate: { sign: /[0-9A-Fa-f]\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]/g } },
  ],
  context: ['mac', 'mac address', 'hardware address', 'physical address', 'ethernet', '網卡', '實體位址'],
  validate: (value) => !/^(?:F{12}|0{12})$/.test(bare(value)),
  standard: 'https://standards.ieee.org/products-programs/regauth/',
};
