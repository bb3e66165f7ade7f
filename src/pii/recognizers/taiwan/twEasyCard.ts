import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 悠遊卡 and 一卡通 numbers: ten to sixteen digits, so only near their name. */
export const twEasyCard: Recognizer = {
  entity: 'TW_EASYCARD',
  patterns: [{ name: 'card number', regex: alone(/\d{10,16}|\d{4}(?:[ -]\d{4}){2,3}/), score: 0.25, gate: { digits: 10 } }],
  context: ['悠遊卡', '一卡通', '愛金卡', 'icash', 'easycard', 'easy card', 'ipass'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.easycard.com.tw/',
};
