import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell,
  TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions, type IRunOptions,
} from 'docx'
import type { Block, Run } from '../../domain/minutes/content.ts'
import type { Paper, PaperPart } from './paper.ts'

/**
 * Typefaces that every Chinese Word and WPS has, named by script: Song for what is read, Hei for headings. Without the East
 * Asian name the program takes its Latin default and Chinese falls back to whatever it finds.
 */
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' }
const hei = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'SimHei' }
const code = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: 'SimSun' }

/** Half-points; 小四 is 12 pt. */
const size = { title: 36, under: 24, one: 30, two: 26, body: 24, table: 21, small: 18 } as const
const width = convertMillimetersToTwip(160)
const grey = '595959'

/** The paper as an Office Open XML document. */
export async function paperAsDocx(paper: Paper): Promise<Buffer> {
  const line = { style: BorderStyle.SINGLE, size: 6, color: 'BFBFBF' }
  const [before = '', between = '', after = ''] = paper.pageWords.split(/\{n\}|\{all\}/)
  const document = new Document({
    title: paper.title, creator: paper.author, lastModifiedBy: paper.author, description: paper.mark ?? '',
    styles: {
      default: {
        document: { run: { font: song, size: size.body, language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: { line: 360 } } },
        title: { run: { font: hei, size: size.title, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 60 } } },
        heading1: { run: { font: hei, size: size.one, bold: true, color: '000000' }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
        heading2: { run: { font: hei, size: size.two, bold: true, color: '000000' }, paragraph: { spacing: { before: 220, after: 80 }, keepNext: true } },
      },
    },
    numbering: {
      config: [
        { reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] },
        { reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] },
      ],
    },
    sections: [{
      properties: { page: { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: { top: 1440, bottom: 1300, left: 1418, right: 1418 } } },
      headers: { default: new Header({ children: paper.mark ? [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: paper.mark, font: hei, bold: true, size: size.table })], border: { bottom: line } })] : [] }) },
      footers: {
        default: new Footer({
          children: [new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ size: size.small, color: grey, children: [`${paper.foot}  `, before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
          })],
        }),
      },
      children: paper.parts.flatMap((part) => partOf(part)),
    }],
  })
  return Packer.toBuffer(document)
}

function partOf(part: PaperPart): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'TITLE': return [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(part.text)] }),
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [new TextRun({ text: part.under, size: size.under })] }),
    ]
    case 'HEADING': return [new Paragraph({ heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [new TextRun(part.text)] })]
    case 'FACTS': return [table({ rows: part.rows.map((row) => [...row]), widths: [18, 82], firstIsHead: true })]
    case 'TEXT': return part.blocks.flatMap((block) => blockOf(block))
    case 'LINE': return part.text.split('\n').map((text) => new Paragraph({ spacing: { after: 40 }, children: [new TextRun({ text, ...(part.isBold && { bold: true }), ...(part.isQuiet && { size: size.table, color: grey }) })] }))
    case 'TABLE': return [table(part), new Paragraph({ spacing: { after: 60, line: 240 }, children: [] })]
    case 'CODE': return [new Paragraph({ spacing: { after: 80, line: 280 }, children: [new TextRun({ text: part.text, font: code, size: size.small })] })]
  }
}

function table({ head, rows, widths, numeric = [], firstIsHead = false }: { head?: string[]; rows: string[][]; widths: number[]; numeric?: number[]; firstIsHead?: boolean }): Table {
  const sum = widths.reduce((all, each) => all + each, 0)
  const columns = widths.map((each) => Math.round((width * each) / sum))
  const cell = (text: string, at: number, isHead: boolean) => new TableCell({
    width: { size: columns[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(isHead && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' } }),
    children: text.split('\n').map((line) => new Paragraph({
      spacing: { line: 280 }, alignment: numeric.includes(at) ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new TextRun({ text: line, size: size.table, ...(isHead && { font: hei }) })],
    })),
  })
  return new Table({
    width: { size: width, type: WidthType.DXA }, columnWidths: columns,
    rows: [
      ...(head ? [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, at) => cell(text, at, true)) })] : []),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, firstIsHead && at === 0)) })),
    ],
  })
}

function blockOf(block: Block, how: Pick<IParagraphOptions, 'numbering'> = {}): Paragraph[] {
  switch (block.kind) {
    case 'HEADING': return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runsOf(block.runs) })]
    // Two characters in, as Chinese paragraphs begin.
    case 'PARAGRAPH': return [new Paragraph({ spacing: { after: 60 }, ...(how.numbering ? how : { indent: { firstLine: 480 } }), children: runsOf(block.runs) })]
    case 'LIST': return block.items.flatMap((item) => item.flatMap((inner, at) => blockOf(inner, at === 0 ? { numbering: { reference: block.isOrdered ? 'numbers' : 'points', level: 0 } } : {})))
  }
}

function runsOf(runs: readonly Run[]): TextRun[] {
  return runs.flatMap(({ text, bold }) => text.split('\n').map((line, at) => {
    const options: IRunOptions = { text: line, ...(bold && { bold }), ...(at > 0 && { break: 1 }) }
    return new TextRun(options)
  }))
}
