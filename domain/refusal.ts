/**
 * Every refusal that a person can meet. Each code has one sentence per language in contract/words/<locale>/refusals.json
 * (a test compares). Add codes in the block of their concept, alphabetically.
 */
export const refusalCodes = [
  // doors
  'COMMAND_REPEATED_DIFFERENTLY', 'FOREIGN_ORIGIN', 'INPUT_INVALID', 'NOT_ALLOWED', 'NOT_FOUND', 'NOT_SIGNED_IN',
  'NOT_VERIFIED', 'PAYLOAD_TOO_LARGE', 'PROTOCOL_OUTDATED', 'SERVER_BUSY', 'SERVER_FAULT', 'SIGN_IN_EXPIRED', 'TOO_MANY_REQUESTS',
  'UNKNOWN_COMMAND', 'STATE_CHANGED',
  // sign-in
  'CODE_EXPIRED', 'CODE_TRIES_USED_UP', 'CODE_WRONG', 'CODE_RESEND_TOO_SOON', 'PHONE_INVALID', 'SMS_FAILED',
] as const

export type RefusalCode = (typeof refusalCodes)[number]
