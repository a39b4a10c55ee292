// A worker has no tsx of its own: it is registered here, then the press is loaded like any other file.
import { register } from 'tsx/esm/api'

register()
await import('./press-work.ts')
