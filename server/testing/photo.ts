import { randomBytes } from 'node:crypto'
import { testStart, type TestPerson, type TestWorld } from './harness.ts'

/** A photo that this person has just handed in; only its row, for tests that do not look at it. */
export async function photo(world: TestWorld, by: TestPerson): Promise<string> {
  const id = randomBytes(32).toString('hex')
  await world.app.runtime.store.write(async (tx) => {
    await tx.fileObject.create({ data: { id, communityId: world.communityId, kind: 'IMAGE', name: 'paper.jpg', mime: 'image/jpeg', size: 1, uploadedBy: by.userId, at: new Date(testStart) } })
    await tx.fileUse.create({ data: { fileId: id, subject: `user:${by.userId}`, at: new Date(testStart) } })
  })
  return id
}
