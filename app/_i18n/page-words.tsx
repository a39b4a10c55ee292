'use client'
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import dynamic from 'next/dynamic'
import type { ComponentType, ReactNode } from 'react'
import { timeZone, type Locale } from '../../contract/words/locales.ts'
import type { PageWords } from './words-of-pages.ts'

type Provider = ComponentType<{ children: ReactNode }>
type File = Record<string, unknown>

/** Hands these words to what is inside, beside those that came from further out. */
const provider = (name: string) => (file: { default: File }): Provider => function Words({ children }) {
  const known = useMessages() as File
  return <NextIntlClientProvider locale={useLocale()} timeZone={timeZone} messages={{ ...known, [name]: file.default }}>{children}</NextIntlClientProvider>
}

/**
 * Words for client components. Each area in each language is one cached file, fetched by the pages that say it; handed down
 * from the server, the words would be in every page again, which a phone on a slow line pays for each time.
 */
const files: Record<Locale, Record<PageWords, Provider>> = {
  'zh-CN': {
    ballot: dynamic(() => import('../../contract/words/zh-CN/ballot.json', { with: { type: 'json' } }).then(provider('ballot'))),
    front: dynamic(() => import('../../contract/words/zh-CN/front.json', { with: { type: 'json' } }).then(provider('front'))),
    import: dynamic(() => import('../../contract/words/zh-CN/import.json', { with: { type: 'json' } }).then(provider('import'))),
    log: dynamic(() => import('../../contract/words/zh-CN/log.json', { with: { type: 'json' } }).then(provider('log'))),
    minutes: dynamic(() => import('../../contract/words/zh-CN/minutes.json', { with: { type: 'json' } }).then(provider('minutes'))),
    owners: dynamic(() => import('../../contract/words/zh-CN/owners.json', { with: { type: 'json' } }).then(provider('owners'))),
    people: dynamic(() => import('../../contract/words/zh-CN/people.json', { with: { type: 'json' } }).then(provider('people'))),
    refusals: dynamic(() => import('../../contract/words/zh-CN/refusals.json', { with: { type: 'json' } }).then(provider('refusals'))),
    room: dynamic(() => import('../../contract/words/zh-CN/room.json', { with: { type: 'json' } }).then(provider('room'))),
    screen: dynamic(() => import('../../contract/words/zh-CN/screen.json', { with: { type: 'json' } }).then(provider('screen'))),
    session: dynamic(() => import('../../contract/words/zh-CN/session.json', { with: { type: 'json' } }).then(provider('session'))),
    task: dynamic(() => import('../../contract/words/zh-CN/task.json', { with: { type: 'json' } }).then(provider('task'))),
    text: dynamic(() => import('../../contract/words/zh-CN/text.json', { with: { type: 'json' } }).then(provider('text'))),
    topic: dynamic(() => import('../../contract/words/zh-CN/topic.json', { with: { type: 'json' } }).then(provider('topic'))),
    voter: dynamic(() => import('../../contract/words/zh-CN/voter.json', { with: { type: 'json' } }).then(provider('voter'))),
  },
  en: {
    ballot: dynamic(() => import('../../contract/words/en/ballot.json', { with: { type: 'json' } }).then(provider('ballot'))),
    front: dynamic(() => import('../../contract/words/en/front.json', { with: { type: 'json' } }).then(provider('front'))),
    import: dynamic(() => import('../../contract/words/en/import.json', { with: { type: 'json' } }).then(provider('import'))),
    log: dynamic(() => import('../../contract/words/en/log.json', { with: { type: 'json' } }).then(provider('log'))),
    minutes: dynamic(() => import('../../contract/words/en/minutes.json', { with: { type: 'json' } }).then(provider('minutes'))),
    owners: dynamic(() => import('../../contract/words/en/owners.json', { with: { type: 'json' } }).then(provider('owners'))),
    people: dynamic(() => import('../../contract/words/en/people.json', { with: { type: 'json' } }).then(provider('people'))),
    refusals: dynamic(() => import('../../contract/words/en/refusals.json', { with: { type: 'json' } }).then(provider('refusals'))),
    room: dynamic(() => import('../../contract/words/en/room.json', { with: { type: 'json' } }).then(provider('room'))),
    screen: dynamic(() => import('../../contract/words/en/screen.json', { with: { type: 'json' } }).then(provider('screen'))),
    session: dynamic(() => import('../../contract/words/en/session.json', { with: { type: 'json' } }).then(provider('session'))),
    task: dynamic(() => import('../../contract/words/en/task.json', { with: { type: 'json' } }).then(provider('task'))),
    text: dynamic(() => import('../../contract/words/en/text.json', { with: { type: 'json' } }).then(provider('text'))),
    topic: dynamic(() => import('../../contract/words/en/topic.json', { with: { type: 'json' } }).then(provider('topic'))),
    voter: dynamic(() => import('../../contract/words/en/voter.json', { with: { type: 'json' } }).then(provider('voter'))),
  },
}

/** On a page (or around a part of it): the words that its client components say, beside the ones that every page has. */
export function Words({ of, children }: { of: readonly PageWords[]; children: ReactNode }): ReactNode {
  const byName = files[useLocale()]
  return of.reduceRight<ReactNode>((inside, name) => { const Each = byName[name]; return <Each>{inside}</Each> }, children)
}
