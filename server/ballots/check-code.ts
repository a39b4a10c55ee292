import { createHmac, randomBytes } from 'node:crypto'

/** Without I, L, O and U, which are read as something else or spell words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 40 bits as "7K3M-92QF": short enough to be copied from a screen by hand. */
function spell(bytes: Buffer): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const code = Array.from({ length: 8 }, (_, index) => LETTERS[Number((bits >> BigInt(35 - 5 * index)) & 31n)]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Receipt of a named vote: says nothing, only lets its owner find the line. */
export function newReceipt(): string {
  return spell(randomBytes(5))
}

/** 查票码 of a voter: nobody can tell the voter from it once the key is destroyed, and while it exists a vote can be changed and not doubled. */
export function checkCode(secretKey: string, voterId: string): string {
  return spell(createHmac('sha256', Buffer.from(secretKey, 'hex')).update(voterId).digest())
}

/** A key under which no two voters of the roll share a code. */
export function newSecretKey(voterIds: readonly string[]): string {
  for (;;) {
    const key = randomBytes(32).toString('hex')
    if (new Set(voterIds.map((voterId) => checkCode(key, voterId))).size === voterIds.length) return key
  }
}
