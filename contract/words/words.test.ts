import { readdirSync } from 'node:fs'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { refusalCodes } from '../../domain/refusal.ts'
import { catalogues, locales, timeZone, type Locale } from './index.ts'
import { argumentsOf } from './icu-arguments.ts'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, path = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key
    if (typeof value === 'string') all.set(at, value)
    else for (const [inner, message] of flat(value, at)) all.set(inner, message)
  }
  return all
}

const messages = Object.fromEntries(locales.map((locale) => [locale, flat(catalogues[locale] as Tree)])) as Record<Locale, Map<string, string>>
const base = messages['zh-CN']

describe('the catalogues', () => {
  it.each(locales)('of %s have every file of their folder in the index', (locale) => {
    const files = readdirSync(new URL(`./${locale}/`, import.meta.url)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))
    expect(Object.keys(catalogues[locale]).sort()).toEqual(files.sort())
  })

  it.each(locales.filter((locale) => locale !== 'zh-CN'))('say the same things in %s as in Chinese', (locale) => {
    expect([...messages[locale].keys()].filter((key) => !base.has(key)), 'not in zh-CN').toEqual([])
    expect([...base.keys()].filter((key) => !messages[locale].has(key)), `not in ${locale}`).toEqual([])
  })

  it.each(locales)('of %s are well-formed and take the same values as the Chinese', (locale) => {
    const faults: string[] = []
    for (const [key, message] of messages[locale]) {
      const own = argumentsOf(message)
      const chinese = argumentsOf(base.get(key) ?? '')
      for (const [name, kind] of own) {
        const there = chinese.get(name)
        // Chinese has no plurals, and a language may leave a value out; what it may not do is ask for one nobody gives.
        if (there === undefined && !EXTRA.has(`${key}:${name}`)) faults.push(`${key}: {${name}} is not in zh-CN`)
        if (there !== undefined && (kind === 'tag') !== (there === 'tag')) faults.push(`${key}: {${name}} is a tag in one language only`)
      }
      for (const [name, kind] of chinese) if (kind === 'tag' && !own.has(name)) faults.push(`${key}: <${name}> is missing`)
      const values: Record<string, unknown> = {}
      for (const [name, kind] of own) values[name] = kind === 'tag' ? (chunks: string) => chunks : kind === 'date' ? new Date(0) : kind === 'select' ? 'other' : 1
      const t = createTranslator({ locale, messages: { it: message }, timeZone, onError: (error) => faults.push(`${key}: ${error.message.split('\n')[0]}`) })
      t.markup('it', values as never)
    }
    expect(faults).toEqual([])
  })

  it('have a sentence for every refusal', () => {
    const refusals = catalogues['zh-CN'].refusals as Tree
    expect(refusalCodes.filter((code) => !(code in refusals))).toEqual([])
  })

  it('speak like a neighbour: no exclamation marks, no office phrases', () => {
    const faults = [...base].filter(([, message]) => /[！!]|请知悉|敬请|特此|尊敬的|温馨提示/.test(message)).map(([key]) => key)
    expect(faults).toEqual([])
  })
})

/** Values that the code gives although the Chinese sentence does not need them. */
const EXTRA = new Set(['dates.spokenClock:padded'])
