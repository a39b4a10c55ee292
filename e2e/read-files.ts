import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of a Word file as somebody reads them: one line per paragraph, cells of a table included; its properties beside it. */
export async function readDocx(bytes: Buffer): Promise<{ text: string; head: string; styles: string; parts: string[] }> {
  const zip = await JSZip.loadAsync(bytes)
  const part = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  const words = (xml: string) => xml.split('</w:p>').map((paragraph) => [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text]) => plain(text ?? '\n')).join('')).join('\n')
  const heads = await Promise.all(Object.keys(zip.files).filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name)).map(part))
  return { text: words(await part('word/document.xml')), head: heads.map(words).join('\n'), styles: await part('word/styles.xml'), parts: Object.keys(zip.files) }
}

const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')

/** Points from the foot of an A4 page. */
const isInBody = ([, , , , , y = 0]: number[]) => y > 58 && y < 790

/** The words of a PDF without the breaks that the page made and without what stands at its head and foot, and the typefaces inside it. */
export async function readPdf(bytes: Buffer): Promise<{ text: string; pages: number; fonts: string[] }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const fonts = new Set([...bytes.toString('latin1').matchAll(/\/FontName\s*\/([A-Za-z0-9+-]+)/g)].map(([, name]) => name!))
  let text = ''
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    text += items.map((item) => ('str' in item && isInBody(item.transform as number[]) ? item.str : '')).join('')
  }
  const pages = pdf.numPages
  await pdf.destroy()
  return { text: text.replace(/\s+/g, ''), pages, fonts: [...fonts] }
}
