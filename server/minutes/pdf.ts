import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Block, Run } from '../../domain/minutes/content.ts'
import type { Paper, PaperPart } from './paper.ts'

/** Noto Sans SC; only the characters that occur go into the file. */
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const regular = join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf')
const bold = join(fonts, '700Bold', 'NotoSansSC_700Bold.ttf')

pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } })
// What people wrote is text and nothing else; no picture or address in it is ever fetched.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)

const grey = '#595959'
const line = '#bfbfbf'

/** The paper as a PDF with its typefaces inside. About half a second of work: see press.ts. */
export async function paperAsPdf(paper: Paper): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    info: { title: paper.title, author: paper.author, creator: paper.author, ...(paper.mark && { subject: paper.mark }) },
    language: paper.locale, pageSize: 'A4', pageMargins: [62, 68, 62, 62], compress: true,
    defaultStyle: { font: 'NotoSansSC', fontSize: 11, lineHeight: 1.35 },
    styles: {
      title: { fontSize: 19, bold: true, alignment: 'center' }, one: { fontSize: 14, bold: true, margin: [0, 16, 0, 6] }, two: { fontSize: 12, bold: true, margin: [0, 10, 0, 4] },
      cell: { fontSize: 9.5, lineHeight: 1.2 }, head: { fontSize: 9.5, lineHeight: 1.2, bold: true, fillColor: '#f2f2f2' }, code: { fontSize: 8, color: grey },
    },
    ...(paper.mark && { header: { text: paper.mark, alignment: 'center', bold: true, fontSize: 10, margin: [62, 30, 62, 0] } }),
    footer: (page: number, pages: number) => ({
      text: `${paper.foot}  ${paper.pageWords.replace('{n}', String(page)).replace('{all}', String(pages))}`, alignment: 'center', fontSize: 8.5, color: grey, margin: [62, 20, 62, 0],
    }),
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) => node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: paper.parts.flatMap((part) => partOf(part)),
  }
  return await pdfmake.createPdf(definition).getBuffer()
}

function partOf(part: PaperPart): Content[] {
  switch (part.kind) {
    case 'TITLE': return [{ text: part.text, style: 'title' }, { text: part.under, alignment: 'center', margin: [0, 2, 0, 14] }]
    case 'HEADING': return [{ text: part.text, style: part.level === 1 ? 'one' : 'two', headlineLevel: 1 }]
    case 'FACTS': return [table({ rows: part.rows.map((row) => [...row]), widths: [18, 82], firstIsHead: true })]
    case 'TEXT': return part.blocks.map((block) => blockOf(block))
    case 'LINE': return [{ text: part.text, margin: [0, 0, 0, 3], ...(part.isBold && { bold: true }), ...(part.isQuiet && { color: grey, fontSize: 10 }) }]
    case 'TABLE': return [table(part)]
    case 'CODE': return [{ text: part.text, style: 'code', margin: [0, 1, 0, 5] }]
  }
}

function table({ head, rows, widths, numeric = [], firstIsHead = false }: { head?: string[]; rows: string[][]; widths: number[]; numeric?: number[]; firstIsHead?: boolean }): ContentTable {
  const sum = widths.reduce((all, each) => all + each, 0)
  const cell = (text: string, at: number, isHead: boolean) => ({ text, style: isHead ? 'head' : 'cell', alignment: numeric.includes(at) ? 'right' as const : 'left' as const })
  return {
    table: {
      headerRows: head ? 1 : 0, dontBreakRows: true, widths: widths.map((each) => `${(100 * each) / sum}%`),
      body: [...(head ? [head.map((text, at) => cell(text, at, true))] : []), ...rows.map((row) => row.map((text, at) => cell(text, at, firstIsHead && at === 0)))],
    },
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => line, vLineColor: () => line, paddingTop: () => 3, paddingBottom: () => 2 },
    margin: [0, 3, 0, 8],
  }
}

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'HEADING': return { text: runsOf(block.runs), style: 'two', headlineLevel: 1 }
    // Two characters in, as Chinese paragraphs begin.
    case 'PARAGRAPH': return { text: runsOf(block.runs), leadingIndent: 22, margin: [0, 0, 0, 4] }
    case 'LIST': {
      const items = block.items.map((item): Content => ({ stack: item.map((inner) => (inner.kind === 'PARAGRAPH' ? { text: runsOf(inner.runs) } : blockOf(inner))) }))
      return block.isOrdered ? { ol: items, margin: [14, 0, 0, 4] } : { ul: items, margin: [14, 0, 0, 4] }
    }
  }
}

function runsOf(runs: readonly Run[]) {
  return runs.map(({ text, bold: isBold }) => ({ text, ...(isBold && { bold: true }) }))
}
