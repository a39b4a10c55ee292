import sharp from 'sharp'
import { limits } from '../../contract/limits.ts'

/** What is kept of an upload: made anew from the pixels, so that no place, device or name hides in it. */
export type TakenIn =
  | { kind: 'IMAGE'; mime: 'image/jpeg'; bytes: Buffer; small: Buffer; width: number; height: number }
  | { kind: 'PDF'; mime: 'application/pdf'; bytes: Buffer }

// One picture at a time per call is enough; the hall shares these cores.
sharp.concurrency(1)

/**
 * Looks at the bytes, never at the name or the announced type. Pictures (JPEG, PNG, WebP) are turned upright, bounded in
 * size and written as JPEG without metadata; papers (PDF) are kept as they are and only ever offered as a download.
 * @returns a refusal code when it is neither, or broken
 */
export async function takeIn(bytes: Buffer): Promise<TakenIn | 'FILE_TYPE' | 'FILE_BROKEN'> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return isWholePdf(bytes) ? { kind: 'PDF', mime: 'application/pdf', bytes } : 'FILE_BROKEN'
  if (!isPicture(bytes)) return 'FILE_TYPE'
  try {
    const picture = sharp(bytes, { limitInputPixels: limits.imagePixels, failOn: 'error' }).rotate().flatten({ background: '#ffffff' })
    const { data, info } = await picture.clone()
      .resize({ width: limits.imageSide, height: limits.imageSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82, mozjpeg: true }).toBuffer({ resolveWithObject: true })
    const small = await sharp(data).resize({ width: limits.thumbSide, height: limits.thumbSide, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 76, mozjpeg: true }).toBuffer()
    return { kind: 'IMAGE', mime: 'image/jpeg', bytes: data, small, width: info.width, height: info.height }
  } catch {
    return 'FILE_BROKEN'
  }
}

function isPicture(bytes: Buffer): boolean {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  const isPng = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const isWebp = bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'
  return isJpeg || isPng || isWebp
}

/** An upload that broke off has no end mark. */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(-2048).includes('%%EOF')
}
