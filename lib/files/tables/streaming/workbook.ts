import { daysBetween, type Day } from '@/lib/time/day';
import { zipWriter } from './zip';

/** A cell as it is meant: a text, a number, a day that stays a date, or nothing. */
export type Cell = string | number | { day: Day } | null;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` below. */
const style = { text: 1, day: 2, head: 3 } as const;

const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** What most texts have none of: a workbook has millions of them. */
const toEscape = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff&<>]/;

/** What XML cannot hold is left out; the rest is a text, whatever it begins with. */
const escaped = (text: string): string => (toEscape.test(text) ? escape(text) : text);

const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const quoted = (text: string): string => escaped(text).replaceAll('"', '&quot;');

/** Excel takes no longer ones. */
const longestText = 32_767;

const textCell = (text: string, as: number) =>
  `<c t="inlineStr" s="${as}"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`;

function cellXml(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, style.text);
  return `<c s="${style.day}"><v>${daysBetween('1899-12-30', cell.day)}</v></c>`;
}

const rowXml = (cells: string[]) => `<row>${cells.join('')}</row>`;

/** A name that Excel takes: 31 letters at most, none of its own signs. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31);

type Column = { head: string; width: number };

/**
 * An Excel workbook that is written row by row, in a memory that does not grow with it: sheets one after another, their
 * head row in bold and in view. Every text is a text cell, so that none is a formula; days are dates.
 */
export function workbookWriter(push: (bytes: Buffer) => void) {
  const zip = zipWriter(push);
  const names: string[] = [];
  const file = async (name: string, text: string) => {
    const entry = zip.open(name);
    await entry.write(text);
    await entry.close();
  };
  return {
    async sheet(name: string, columns: readonly Column[]) {
      names.push(sheetName(name));
      const entry = zip.open(`xl/worksheets/sheet${names.length}.xml`);
      const widths = columns
        .map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
        .join('');
      await entry.write(
        `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${rowXml(columns.map(({ head }) => textCell(head, style.head)))}`,
      );
      return {
        rows: (rows: readonly (readonly Cell[])[]) =>
          entry.write(rows.map((cells) => rowXml(cells.map(cellXml))).join('')),
        async close() {
          await entry.write('</sheetData></worksheet>');
          await entry.close();
        },
      };
    },
    async end() {
      const each = (of: (name: string, number: number) => string) =>
        names.map((name, at) => of(name, at + 1)).join('');
      await file('xl/styles.xml', styles);
      await file(
        'xl/workbook.xml',
        `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, n) => `<sheet name="${quoted(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
      );
      await file(
        'xl/_rels/workbook.xml.rels',
        `${declaration}<Relationships xmlns="${packages}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId0" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      );
      await file(
        '_rels/.rels',
        `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      );
      await file(
        '[Content_Types].xml',
        `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
      );
      zip.end();
    },
  };
}
