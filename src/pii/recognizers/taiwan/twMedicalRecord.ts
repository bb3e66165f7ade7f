import type { Recognizer } from '../../Recognizer';

/** 病歷號碼 after its label; each hospital has its own form. */
export const twMedicalRecord: Recognizer = {
  entity: 'TW_MEDICAL_RECORD',
  patterns: [{ name: 'after its label', regex: /(?:病歷號碼?|病歷編號|病歷no\.?|medical record (?:no\.?|number)|mrn)\s{0,2}[:：#是為|]?\s{0,2}(?<value>[A-Z]{0,3}-?\d{5,12}(?!\d))/gdi, score: 0.75, gate: { words: ['病歷', 'medical record', 'mrn'] } }],
  standard: 'https://www.mohw.gov.tw/',
};
