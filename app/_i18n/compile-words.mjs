import compile from 'icu-minify/compile'

/**
 * For the bundler: parses the words when the pages are built, so that no phone carries the parser of their grammar. JSON in,
 * JSON out; next-intl's own loader answers JavaScript, which an import `with { type: 'json' }` does not take.
 */
export default function compileWords(source) {
  return JSON.stringify(compiled(JSON.parse(source)))
}

const compiled = (words) => (typeof words === 'string' ? compile(words) : Object.fromEntries(Object.entries(words).map(([key, value]) => [key, compiled(value)])))
