import { z } from 'zod'

/** What every door accepts, before the command's own schema is asked. Unknown fields are refused. */
export const CommandEnvelope = z.strictObject({
  protocol: z.number().int(),
  /** chosen by the client, kept over retries: repeating it returns the first answer */
  commandId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  /** slug of the community that the command is about */
  community: z.string().min(1).max(64),
  name: z.string().min(1).max(64),
  input: z.unknown(),
})
export type CommandEnvelope = z.infer<typeof CommandEnvelope>
