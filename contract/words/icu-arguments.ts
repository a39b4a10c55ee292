/** How a message uses a value: a plain hole, a choice, a plural, a date, or a tag around words. */
export type ArgumentKind = 'plain' | 'number' | 'date' | 'select' | 'plural' | 'tag'

/** The values that an ICU message asks for, with how it uses them. Malformed braces end the reading; the formatter reports them. */
export function argumentsOf(message: string): Map<string, ArgumentKind> {
  const found = new Map<string, ArgumentKind>()
  read(message, 0, found)
  return found
}

function read(text: string, from: number, found: Map<string, ArgumentKind>): number {
  let at = from
  while (at < text.length) {
    const char = text[at]
    if (char === "'" && /[{}<]/.test(text[at + 1] ?? '')) {
      const end = text.indexOf("'", at + 1)
      at = end < 0 ? text.length : end + 1
    } else if (char === '}') {
      return at
    } else if (char === '<') {
      const tag = /^<([A-Za-z][\w-]*)>/.exec(text.slice(at))
      if (tag?.[1]) found.set(tag[1], 'tag')
      at += 1
    } else if (char === '{') {
      at = readArgument(text, at + 1, found)
    } else at += 1
  }
  return at
}

function readArgument(text: string, from: number, found: Map<string, ArgumentKind>): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(from))
  const name = head?.[1]
  if (!head || !name) return text.length
  const type = head[2]
  const kind: ArgumentKind = type === 'select' ? 'select' : type === 'plural' || type === 'selectordinal' ? 'plural' : type === 'date' || type === 'time' ? 'date' : type === 'number' ? 'number' : 'plain'
  if (kind !== 'plain' || !found.has(name)) found.set(name, kind)
  let at = from + head[0].length
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = read(text, at + 1, found) + 1
    else at += 1
  }
  return at + 1
}
