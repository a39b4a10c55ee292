import { z } from 'zod'
import { participantKinds, roles } from '../../domain/people.ts'
import { defaultRules, type RuleName } from '../../domain/rule-pack.ts'
import { consentVersion } from '../consent.ts'
import { limits } from '../limits.ts'

/** Trimmed text of 1 to `most` characters. */
export const text = (most: number) => z.string().trim().min(1).max(most)
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

const Home = z.strictObject({ gridId: id, buildingId: id, unitLabel: text(20) })
const Appointment = {
  roles: z.array(z.enum(roles)).max(roles.length),
  kind: z.enum(participantKinds),
  /** the grid that a grid worker looks after */
  gridId: id.nullable().default(null),
  departmentId: id.nullable(),
  sector: text(30).nullable(),
}

export const JoinCommunity = z.strictObject({ realName: text(limits.realName), displayName: text(limits.displayName), home: Home.nullable(), consent: z.literal(consentVersion) })
export const CorrectHome = z.strictObject({ home: Home })
export const VerifyResident = z.strictObject({ membershipId: id })
export const RefuseVerification = z.strictObject({ membershipId: id, reason: text(limits.reason) })
export const SetRoles = z.strictObject({ membershipId: id, ...Appointment })
export const AppointMember = z.strictObject({ phone: z.string().regex(/^1\d{10}$/), realName: text(limits.realName), displayName: text(limits.displayName), ...Appointment })
export const RemoveMember = z.strictObject({ membershipId: id, reason: text(limits.reason) })
export const SetDisplayName = z.strictObject({ displayName: text(limits.displayName) })
export const DeleteMyAccount = z.strictObject({ confirm: z.literal(true) })
export const ReadNotices = z.strictObject({ upTo: id })
export const SetRule = z.strictObject({ rule: z.enum(Object.keys(defaultRules) as [RuleName, ...RuleName[]]), value: z.number().int(), cite: text(200) })
/** Facts of papers about owner votes; null: there is no such paper. */
export const SetOwnerVoting = z.strictObject({
  designation: z.strictObject({ authority: text(60), reference: text(60) }).nullable(),
  silence: z.strictObject({ counts: z.enum(['AS_ABSTENTION', 'WITH_MAJORITY']), cite: text(200) }).nullable(),
})
export const AddPlace = z.strictObject({ place: z.enum(['GRID', 'BUILDING', 'DEPARTMENT']), name: text(30), gridId: id.optional() })

/** First run: the community and its administrator, with the code printed in the log. */
export const FoundCommunity = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{8}$/),
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  letters: z.string().regex(/^[A-Z]{2,4}$/),
  name: text(20),
  street: text(20),
  phone: z.string().trim().max(20).nullable(),
  adminPhone: z.string().regex(/^1\d{10}$/),
  adminName: text(limits.realName),
})
