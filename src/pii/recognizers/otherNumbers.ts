/** Labels right before a number that say it counts things, not people. */
export const OTHER_NUMBERS = ['料號', '品號', '件號', '工單', '批號', '序號', '型號', '單號', '條碼', '編碼', 'P/N', 'PN', 'S/N', 'SN', 'SKU', 'LOT', 'Lot', 'EAN', 'part no', 'Part No', 'order', 'Order'];
