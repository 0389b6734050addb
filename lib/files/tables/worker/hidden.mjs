/**
 * Whether the parser has to look for hidden rows: it does so only together with all styles, and then keeps an
 * object for every empty cell too, which would cost each ordinary list.
 * @param {Buffer} bytes @param {'xlsx' | 'ods' | 'xls'} format
 */
export function mayHide(bytes, format) {
  if (format === 'xls') return true;
  return (
    format === 'xlsx' && ['hidden="1"', 'hidden="true"', "hidden='1'"].some((word) => bytes.includes(word))
  );
}

/**
 * Rows that an OpenDocument sheet hides or filters away, by sheet; the parser does not tell them.
 * @param {Buffer} zip everything stored unpacked
 * @returns {number[][]}
 */
export function hiddenInOds(zip) {
  if (!zip.includes('table:visibility="')) return [];
  const tables = zip
    .toString('latin1')
    .split(/<table:table\s/)
    .slice(1);
  return tables.map((table) => {
    const hidden = [];
    let row = 0;
    for (const [, attributes = ''] of table.matchAll(/<table:table-row\b([^>]*)>/g)) {
      const times = Number(/number-rows-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
      const hides = /table:visibility="(?:collapse|filter)"/.test(attributes);
      for (let i = 1; hides && i <= Math.min(times, 50_000); i += 1) hidden.push(row + i);
      row += times;
    }
    return hidden;
  });
}
