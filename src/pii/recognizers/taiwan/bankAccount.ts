import { digitsOf } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** A bank account near its name: the bank's three digits and ten to sixteen more, or eight to sixteen alone. */
export const bankAccount: Recognizer = {
  entity: 'BANK_ACCOUNT',
  patterns: [
    { name: 'bank code and account', regex: alone(/\(?\d{3}\)?[ -]{1,2}\d{10,16}|\(\d{3}\)\d{10,16}|\(?\d{3}\)?[ -]{0,2}\d{3,6}(?:-\d{1,8}){1,4}/), score: 0.35, gate: { digits: 10 } },
    { name: 'account in groups', regex: alone(/(?<!\+)(?!09|886)\d{3,6}(?:[ -]\d{1,8}){1,4}/), score: 0.25, gate: { digits: 10 } },
    { name: 'digits only', regex: alone(/(?<!\+)(?!09|886)\d{10,16}/), score: 0.25, gate: { digits: 10, run: 10 } },
  ],
  context: ['帳號', '帳戶', '賬號', '賬戶', '戶頭', '匯款', '匯入', '轉帳', '存摺', '薪轉', '撥款', '銀行', '郵局', '分行', 'bank account', 'account no', 'account number', 'a/c', 'acct', 'account'],
  contextBefore: true,
  otherThing: [...OTHER_THINGS, '信用卡', '卡號', '健保', '悠遊卡', '電話', '手機', '分機', '傳真', '統編', '統一編號', 'tel', 'phone', 'mobile', 'fax', '健保卡', 'line', 'line帳號', '登入帳號', '使用者帳號', '信箱'],
  validate: (value) => digitsOf(value).length >= 10 && digitsOf(value).length <= 19,
  standard: 'https://www.fisc.com.tw/',
};
