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

/** A line that cannot be taken, and why. `fault` is a key of contract/words import.faults. */
export interface BadLine { line: number; column: string; fault: string; value: string }

/** What a dry run found. Nothing is written while `bad` has a line. */
export interface ImportReport {
  kind: 'RESIDENTS' | 'UNITS'
  encoding: string
  rows: number
  added: number
  changed: number
  unchanged: number
  bad: BadLine[]
  /** bad lines beyond the listed ones */
  moreBad: number
  fileHash: string
}

/** What POST /api/official found in a table of official counts: the numbers and the kept file, or every line to mend. */
export interface OfficialReading { file: { fileId: string; name: string } | null; rows: { choice: string; heads: number; area: number }[]; bad: BadLine[] }
