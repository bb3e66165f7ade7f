/** Words in lower case that say of a number or code near them that it names a thing and not a person. */
export const OTHER_THINGS: readonly string[] = [
  '料號', '品號', '件號', '物料', '料件', '工單', '製令', '批號', '批次', '序號', '流水號', '型號', '機型', '規格', '單號', '訂單', '採購單', '出貨單', '發票', '條碼', '編碼', '代碼', '圖號', '版號', '版本', '版次', '模具', '機台', '設備編號', '資產編號', '儲位',
  '庫存', '數量', '金額', '單價', '總計', '合計', '公差', '尺寸', '韌體', '軟體', '棧板', '箱號', '櫃號', '案號', '文號', '公文', '字第', '製造日期', '生產日期', '有效日期', '出廠日期', '到期日', '交期', '保固', '零件', '替代料', '新台幣', 'nt$', 'usd', 'ntd', 'us$',
  'p/n', 'pn', 'part', 'part no', 'part number', 's/n', 'sn', 'serial', 'sku', 'lot', 'batch', 'ean', 'ean-13', 'upc', 'gtin', 'barcode', 'order', 'work order', 'wo', 'po', 'invoice', 'model', 'version', 'rev', 'revision', 'ver', 'firmware', 'fw', 'item no', 'isbn', 'tracking', 'qty', 'bom', 'mo', 'rma', 'ticket', 'build', 'commit', 'drawing', 'dwg', 'asset',
];
