import { findPersonalData } from '../../src/pii/findPersonalData';
import { DEFAULT_ENTITIES } from '../../src/pii/recognizers/recognizers';
import { tableCells } from '../../src/pii/scan/tableCells';

const found = (text: string) => findPersonalData(text, { entities: DEFAULT_ENTITIES }).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`);

test('reads the header of a table as the label of each cell below it', () => {
  const text = '| 姓名 | 護照號碼 | 車牌 |\n|---|:---:|---|\n| 王小明 | 300000000 | ABC-1234 |\n| 林美 | 300000001 | MAB-123 |\n';
  expect(found(text)).toEqual(['PERSON 王小明', 'TW_PASSPORT 300000000', 'TW_LICENSE_PLATE ABC-1234', 'PERSON 林美', 'TW_PASSPORT 300000001', 'TW_LICENSE_PLATE MAB-123']);
});

test('leaves the cells below the names of things', () => {
  expect(found('| 料號 | 批號 | 數量 |\n|---|---|---|\n| A123456789 | 0912345678 | 300000000 |\n')).toEqual([]);
});

test.each([
  ['commas', '編號,姓名,生日,手機\nA0231,賴俊傑,1985-09-21,0961-240-775\nA0232,曾美玲,1990-01-08,0928-117-093\n'],
  ['tabs', '編號\t姓名\t生日\t手機\nA0231\t賴俊傑\t1985-09-21\t0961-240-775\nA0232\t曾美玲\t1990-01-08\t0928-117-093'],
])('reads the header of a list with %s as the label of each value below it', (_why, text) => {
  expect(found(text)).toEqual(['PERSON 賴俊傑', 'DATE_OF_BIRTH 1985-09-21', 'PHONE_NUMBER 0961-240-775', 'PERSON 曾美玲', 'DATE_OF_BIRTH 1990-01-08', 'PHONE_NUMBER 0928-117-093']);
});

test.each([
  ['names of things', '料號,批號,數量,姓名\nB0231,1985-09-21,300000000,\n'],
  ['sentences with commas', '請填姓名,電話,地址。\n今年一月,1990-01-08,已經出貨'],
])('finds nobody in a list of %s', (_why, text) => expect(found(text)).toEqual([]));

test.each([
  ['a table without outer bars', 'a | b\n--- | ---\n1 | 2', ['a=1', 'b=2']],
  ['a line that only has a bar', 'x | y\nno rule\n1 | 2', []],
  ['a table that ends', '| a |\n|---|\n| 1 |\ntext\n| 2 |', ['a=1']],
  ['a row with fewer cells', '| a | b |\n|---|---|\n| 1 |', ['a=1']],
])('finds the cells of %s', (_why, text, expected) => {
  expect([...tableCells(text)].map(({ label, start, end }) => `${label}=${text.slice(start, end)}`)).toEqual(expected);
});
