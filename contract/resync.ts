import { z } from 'zod'

/** What a client asks on /socket.io to have a stream as it is. */
export const ResyncRequest = z.strictObject({
  protocol: z.number().int(),
  community: z.string().min(1).max(64),
  stream: z.string().regex(/^[a-z]+:[A-Za-z0-9_-]{1,40}$/),
  /** last seq that the client holds; left out: a snapshot */
  after: z.number().int().min(0).optional(),
})
export type ResyncRequest = z.infer<typeof ResyncRequest>
