import sharp from 'sharp'
import { takeIn } from '../../../server/files/intake.ts'
import { keptFiles } from '../../../server/files/kept-files.ts'
import { demo, type PictureKey } from '../content/index.ts'
import type { Player } from './player.ts'

const rasters = new Map<PictureKey, Promise<Buffer>>()

/** The picture as that person's upload; answers the file id. */
export async function keepPicture(player: Player, communityKey: string, person: string, key: PictureKey): Promise<string> {
  const known = player.ids.get(`file:${communityKey} ${person} ${key}`)
  if (known) return known
  const picture = demo.pictures[key]
  let raster = rasters.get(key)
  if (!raster) rasters.set(key, raster = sharp(Buffer.from(picture.svg)).png().toBuffer())
  const taken = await takeIn(await raster)
  if (typeof taken === 'string' || taken.kind !== 'IMAGE') throw new Error(`the picture ${key} could not be taken in`)
  const files = keptFiles(player.runtime.dataDir)
  const fileId = files.idOf(player.id('community', communityKey), taken.bytes)
  await files.put(fileId, 'full', taken.bytes)
  await files.put(fileId, 'small', taken.small)
  await player.doAsSystem('KeepFile', {
    fileId, kind: 'IMAGE', name: `${key}.jpg`, mime: taken.mime, size: taken.bytes.length, width: taken.width, height: taken.height, uploadedBy: player.id('person', person),
  })
  player.learn('file', `${communityKey} ${person} ${key}`, fileId)
  return fileId
}
