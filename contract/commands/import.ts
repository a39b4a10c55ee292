import { z } from 'zod'
import { limits } from '../limits.ts'
import { id, text } from './people.ts'

const phone = z.string().regex(/^1\d{10}$/)
const file = { fileHash: z.string().regex(/^[0-9a-f]{64}$/), fileName: text(120) }

/** Rows come from a checked file (POST /api/import/…); nothing is half imported. */
export const ImportResidents = z.strictObject({
  ...file,
  rows: z.array(z.strictObject({
    line: z.number().int(), phone, name: text(limits.realName), displayName: text(limits.displayName),
    gridId: id, buildingId: id, unitLabel: text(20), birthYear: z.number().int().nullable(),
  })).min(1).max(limits.importRows),
})

export const ImportUnits = z.strictObject({
  ...file,
  rows: z.array(z.strictObject({
    line: z.number().int(), buildingId: id, label: text(20), area: z.number().int().positive(),
    owners: z.array(z.strictObject({ name: text(limits.realName), phone: phone.nullable() })).min(1).max(20), isDeveloper: z.boolean(),
  })).min(1).max(limits.importRows),
})
