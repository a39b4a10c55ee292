import { startRig } from './collab-rig.ts'

/** A server of its own that a test can kill: everybody in RIG_EDITORS may edit, in the database RIG_DATABASE; prints its address. */
const database = process.env['RIG_DATABASE']
if (!database) throw new Error('RIG_DATABASE is missing')
const { url, rights } = await startRig({ database })
for (const name of (process.env['RIG_EDITORS'] ?? '').split(',')) rights.set(name, 'edit')
process.stdout.write(`${url}\n`)
