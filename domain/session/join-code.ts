/** Letters and digits that nobody confuses when one reads them aloud or off a projector: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY'
export const joinCodeLength = 6

/** A code from six random bytes-or-larger whole numbers. */
export function joinCode(random: (below: number) => number): string {
  let code = ''
  for (let index = 0; index < joinCodeLength; index++) code += alphabet[random(alphabet.length)]
  return code
}

/** What somebody typed, as a code: capitals, without spaces and dashes. null when it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s\-·]/g, '')
  return code.length === joinCodeLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null
}
