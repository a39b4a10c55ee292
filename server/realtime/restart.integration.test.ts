import { once } from 'node:events'
import { expect, it } from 'vitest'
import { startWorld } from '../testing/harness.ts'

it('a server that ends on purpose tells everybody to come back within a while, before it lets go of the line', async () => {
  const world = await startWorld()
  const 林阿姨 = await world.person('林阿姨')
  const lines = [await world.socket(林阿姨), await world.socket(null)]
  const heard: unknown[] = []
  const gone = lines.map((socket) => {
    socket.on('parting', (message) => heard.push(message))
    return once(socket as unknown as NodeJS.EventEmitter, 'disconnect')
  })
  await world.app.close()
  // by the server's word, so that Socket.IO itself does not come running back at once
  for (const [reason] of await Promise.all(gone)) expect(reason).toBe('io server disconnect')
  expect(heard).toEqual([{ reason: 'RESTARTING', withinMs: 5_000 }, { reason: 'RESTARTING', withinMs: 5_000 }])
  await world.close()
})
